import { avoidFilter } from '@visavis/matchmaking';
import type { Connection, ServerMessage } from '@visavis/protocol';
import type { LinkMessage, LinkState, OpenDevices, PeerCallEvent } from '@visavis/rtc';
import type { ConnectionPolicy, Rules, View } from '../view.ts';
import type { SearchTerms, VisitEffect } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { lateSteps } from './late-steps.ts';
import type { VisitState } from './state.ts';
import { step } from './step.ts';
import { viewOf } from './view-of.ts';

/** Tests only: a visit told as events, and what it looks like at the end. */
export interface Story {
  readonly state: VisitState;
  readonly view: View | null;
  /** What the last event asked for, counts apart. */
  readonly asked: readonly VisitEffect[];
  /** What the last event added to the numbers. */
  readonly counted: readonly string[];
  and(...events: readonly (VisitEvent | Later)[]): Story;
}

export const NOW = 1_000;

/** From here on it is that much later. */
export const later = (ms: number): Later => ({ ms });
interface Later {
  readonly ms: number;
}

export const story = (...events: readonly (VisitEvent | Later)[]): Story => storyUnder('choice', ...events);

/** A visit under a policy of its own. */
export const storyUnder = (connection: ConnectionPolicy, ...events: readonly (VisitEvent | Later)[]): Story =>
  storyWith({ connection, wishes: [] }, ...events);

/** A visit whose policy says what may be wished for. */
export const storyWith = (rules: Omit<Rules, 'guard'> & Partial<Rules>, ...events: readonly (VisitEvent | Later)[]): Story =>
  tell({ state: { at: 'gate', rules: { guard: null, ...rules } }, asked: [], now: NOW }, events);

interface Told {
  readonly state: VisitState;
  readonly asked: readonly VisitEffect[];
  readonly now: number;
}

function tell(from: Told, events: readonly (VisitEvent | Later)[]): Story {
  let { state, asked, now } = from;
  for (const event of events) {
    if ('ms' in event) {
      now += event.ms;
      continue;
    }
    const next = step(state, event, { now, late: lateSteps });
    state = next.state;
    asked = next.effects;
  }
  return {
    state,
    view: viewOf(state),
    asked: asked.filter((effect) => effect.do !== 'count'),
    counted: asked.flatMap((effect) => (effect.do === 'count' ? [effect.name] : [])),
    and: (...more) => tell({ state, asked, now }, more),
  };
}

/** A stream is only handed on here, never looked into. */
export const stream = {} as MediaStream;
export const partnerStream = {} as MediaStream;

export const link = (state: LinkState): VisitEvent => ({ type: 'link', state });
export const server = (message: LinkMessage): VisitEvent => ({ type: 'server', message });
export const call = (event: Exclude<PeerCallEvent, { type: 'text' }>): VisitEvent => ({ type: 'call', event });
/** The partner wrote; the word filter took no notice. */
export const said = (sequence: number, text: string): VisitEvent => ({ type: 'partner-text', sequence, text, filtered: false });
export const refused = (code: Extract<ServerMessage, { type: 'error' }>['code']): VisitEvent =>
  server({ type: 'error', code });

/** The moderators'. */
export const EVIDENCE_KEY = 'moderators-key';
export const NONCE = 'EBESExQVFhcYGRobHB0eHw';
export const welcome = (...connections: Connection[]): VisitEvent =>
  server({ type: 'welcome', version: 1, minor: 2, online: 3, connections, wishes: ['interests', 'languages', 'country'], nonce: NONCE, evidenceKey: EVIDENCE_KEY });
export const waiting = (change: Partial<Extract<ServerMessage, { type: 'waiting' }>> = {}): VisitEvent =>
  server({ type: 'waiting', online: 3, others: 1, avoided: 0, unlike: 0, waitedMs: 0, coolMs: 0, usual: null, ...change });
export const idle = server({ type: 'idle' });

export const ready = (ids: Partial<OpenDevices> = {}): VisitEvent => ({
  type: 'media',
  event: {
    type: 'ready',
    devices: {
      stream,
      cameras: [{ id: 'cam', label: 'Camera' }],
      microphones: [{ id: 'mic', label: 'Microphone' }],
      cameraId: 'cam',
      microphoneId: 'mic',
      ...ids,
    },
  },
});

/** What a search says that wishes for nothing and avoids these tags. */
export const terms = (change: Partial<SearchTerms> = {}, ...avoids: readonly string[]): SearchTerms => ({
  mode: 'video',
  connection: 'shielded',
  avoid: avoidFilter(avoids),
  interests: [],
  languages: [],
  wishes: { interests: 'any', languages: 'any', country: 'any' },
  ...change,
});

/** The search that wishes for nothing, by a client that signs. */
export const findOf = (change: Partial<SearchTerms> = {}, ...avoids: readonly string[]): VisitEffect => ({
  do: 'find',
  terms: terms(change, ...avoids),
  signs: true,
});

/** A session tag: 12 bytes, base64url. */
export const PARTNER = 'c29tZWJvZHktZWxz';
export const matchedMessage = {
  type: 'matched' as const,
  match: 'match-1',
  role: 'polite' as const,
  mode: 'video' as const,
  connection: 'shielded' as const,
  partner: PARTNER,
  partnerKey: 'key-1',
  shared: [],
  token: 'token',
  partnerSignKey: 'key-2',
} satisfies ServerMessage;
export const matched = server(matchedMessage);

export const entered: readonly VisitEvent[] = [
  { type: 'accept-gate' },
  link('connecting'),
  link('open'),
  welcome('shielded', 'direct'),
  { type: 'calls', state: 'ready' },
];
export const checked: readonly VisitEvent[] = [...entered, { type: 'open-devices' }, ready()];
export const searching: readonly VisitEvent[] = [
  ...checked,
  { type: 'find', mode: 'video' },
  waiting(),
];
export const calling: readonly VisitEvent[] = [...searching, matched];
export const talking: readonly VisitEvent[] = [
  ...calling,
  call({ type: 'state', state: { kind: 'connected' } }),
  call({ type: 'channel-open' }),
];
