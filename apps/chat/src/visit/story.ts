import type { Connection, ServerMessage } from '@visavis/protocol';
import type { LinkMessage, LinkState, PeerCallEvent } from '@visavis/rtc';
import type { ConnectionPolicy, View } from '../view.ts';
import type { VisitEffect } from './effect.ts';
import type { VisitEvent } from './event.ts';
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
export const storyUnder = (policy: ConnectionPolicy, ...events: readonly (VisitEvent | Later)[]): Story =>
  tell({ state: { at: 'gate', policy }, asked: [], now: NOW }, events);

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
    const next = step(state, event, now);
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
export const call = (event: PeerCallEvent): VisitEvent => ({ type: 'call', event });
export const refused = (code: Extract<ServerMessage, { type: 'error' }>['code']): VisitEvent =>
  server({ type: 'error', code });

export const welcome = (...connections: Connection[]): VisitEvent =>
  server({ type: 'welcome', version: 1, online: 3, connections });
export const idle = server({ type: 'idle' });

export const ready = (ids: { cameraId?: string; microphoneId?: string } = {}): VisitEvent => ({
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

export const matchedMessage = {
  type: 'matched',
  match: 'match-1',
  role: 'polite',
  mode: 'video',
  connection: 'shielded',
  partner: 'partner-1',
  partnerKey: 'key-1',
} as const satisfies ServerMessage;
export const matched = server(matchedMessage);

export const entered: readonly VisitEvent[] = [
  { type: 'accept-gate' },
  link('connecting'),
  link('open'),
  welcome('shielded', 'direct'),
];
export const checked: readonly VisitEvent[] = [...entered, { type: 'open-devices' }, ready()];
export const searching: readonly VisitEvent[] = [
  ...checked,
  { type: 'find', mode: 'video' },
  server({ type: 'waiting', online: 3, others: 1, avoided: 0 }),
];
export const calling: readonly VisitEvent[] = [...searching, matched];
export const talking: readonly VisitEvent[] = [
  ...calling,
  call({ type: 'state', state: { kind: 'connected' } }),
  call({ type: 'channel-open' }),
];
