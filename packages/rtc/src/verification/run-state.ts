import type { ChannelMessage, Role } from '@visavis/protocol';
import { fromBase64Url, toBase64Url } from '../sealing-base64url.ts';
import type { Sign } from './signs.ts';

export type SasMessage = Extract<ChannelMessage, { type: `sas-${string}` }>;

/** Of one match. An attacker has one try in each: 2^-42 for seven signs. */
export const MAX_RUNS = 3;
/** Milliseconds until a run without an end is given up; as long as Matrix waits. */
export const RUN_MS = 600_000;

/** Base64url, in the one form that 32 bytes have. */
export interface Nonces {
  readonly impolite: string;
  readonly polite: string;
}

export type FailReason =
  /** What was revealed is not what was committed to. */
  | 'commitment'
  /** A message twice, too early, of a later run, or of the wrong side. */
  | 'order'
  /** A nonce that is ours, was used before, or is none. */
  | 'nonce'
  | 'timeout'
  /** Every run of this match is used up. */
  | 'runs'
  /** Keys, fingerprints or match are not what they must be, or the browser cannot compute with them. */
  | 'invalid';

/** One run, as one side of it sees it. The impolite side commits, the polite side answers, the impolite side reveals. */
export type RunState =
  | { readonly kind: 'committing' }
  | { readonly kind: 'committed' }
  | { readonly kind: 'expecting' }
  | { readonly kind: 'answered'; readonly commitment: string }
  | { readonly kind: 'checking'; readonly nonces: Nonces }
  | { readonly kind: 'deriving' }
  | { readonly kind: 'ready'; readonly signs: readonly Sign[] }
  | { readonly kind: 'failed'; readonly reason: FailReason };

export type RunEvent =
  | { readonly type: 'message'; readonly message: SasMessage }
  | { readonly type: 'committed'; readonly commitment: string }
  | { readonly type: 'checked'; readonly holds: boolean }
  | { readonly type: 'derived'; readonly signs: readonly Sign[] }
  | { readonly type: 'broke'; readonly reason: FailReason };

/** What is to be done; what comes of it returns as an event. */
export type RunEffect =
  | { readonly do: 'commit' }
  | { readonly do: 'send'; readonly message: SasMessage }
  | { readonly do: 'check'; readonly commitment: string; readonly nonce: string }
  | { readonly do: 'derive'; readonly nonces: Nonces };

export interface RunStep {
  readonly state: RunState;
  readonly effects: readonly RunEffect[];
}

/** What stays the same through a run. */
export interface Run {
  readonly role: Role;
  /** Counts the runs of a match, from 1. */
  readonly number: number;
  readonly ownNonce: string;
  /** Nonces of earlier runs of this match, ours and the partner's. */
  readonly used: ReadonlySet<string>;
}

export function firstStep({ role, number }: Pick<Run, 'role' | 'number'>): RunStep {
  if (!Number.isInteger(number) || number < 1 || number > MAX_RUNS) return failed('runs');
  return role === 'impolite' ? to({ kind: 'committing' }, { do: 'commit' }) : to({ kind: 'expecting' });
}

export function stepRun(run: Run, state: RunState, event: RunEvent): RunStep {
  if (state.kind === 'failed') return to(state);
  switch (event.type) {
    case 'message':
      return receive(run, state, event.message);
    case 'committed':
      if (state.kind !== 'committing') return to(state);
      return to({ kind: 'committed' }, say({ type: 'sas-commit', run: run.number, commitment: event.commitment }));
    case 'checked':
      if (state.kind !== 'checking') return to(state);
      if (!event.holds) return failed('commitment');
      return to({ kind: 'deriving' }, { do: 'derive', nonces: state.nonces });
    case 'derived':
      return state.kind === 'deriving' ? to({ kind: 'ready', signs: event.signs }) : to(state);
    case 'broke':
      return failed(event.reason);
  }
}

/** Each message is taken once, in the one state that waits for it; a message of an earlier run came late and counts for nothing. */
function receive(run: Run, state: RunState, message: SasMessage): RunStep {
  if (message.run < run.number) return to(state);
  if (message.run > run.number) return failed('order');
  switch (message.type) {
    case 'sas-commit':
      if (state.kind !== 'expecting') return failed('order');
      return to(
        { kind: 'answered', commitment: message.commitment },
        say({ type: 'sas-nonce', run: run.number, nonce: run.ownNonce }),
      );
    case 'sas-nonce': {
      if (state.kind !== 'committed') return failed('order');
      if (!isFresh(run, message.nonce)) return failed('nonce');
      const nonces = { impolite: run.ownNonce, polite: message.nonce };
      const reveal = say({ type: 'sas-reveal', run: run.number, nonce: run.ownNonce });
      return to({ kind: 'deriving' }, reveal, { do: 'derive', nonces });
    }
    case 'sas-reveal': {
      if (state.kind !== 'answered') return failed('order');
      if (!isFresh(run, message.nonce)) return failed('nonce');
      const nonces = { impolite: message.nonce, polite: run.ownNonce };
      return to({ kind: 'checking', nonces }, { do: 'check', commitment: state.commitment, nonce: message.nonce });
    }
  }
}

function isFresh(run: Run, nonce: string): boolean {
  if (!isNonce(nonce)) return false;
  if (nonce === run.ownNonce) return false;
  if (run.used.has(nonce)) return false;
  return true;
}

const NONCE_BYTES = 32;

/** The last character of 43 has two bits to spare: only one writing passes, or a mirrored nonce would look like a new one. */
function isNonce(text: string): boolean {
  const bytes = fromBase64Url(text);
  return bytes?.byteLength === NONCE_BYTES && toBase64Url(bytes) === text;
}

function say(message: SasMessage): RunEffect {
  return { do: 'send', message };
}

function to(state: RunState, ...effects: readonly RunEffect[]): RunStep {
  return { state, effects };
}

function failed(reason: FailReason): RunStep {
  return to({ kind: 'failed', reason });
}
