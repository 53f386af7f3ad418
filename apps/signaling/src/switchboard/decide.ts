import { type ClientMessage, type ErrorCode, isOfMinor1, PROTOCOL_VERSION } from '@visavis/protocol';
import type { Identity, SessionState } from './session.ts';

type Message<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>;

/** What a message asks for, once it is known that the session's state allows it. */
export type Decision =
  | { readonly do: 'welcome'; readonly hello: Message<'hello'> }
  | { readonly do: 'search'; readonly find: Message<'find'> }
  | { readonly do: 'stop-searching' }
  | { readonly do: 'leave'; readonly why: 'left' | 'lost' }
  /** The race of two who press the button at once: already idle, so say so again. */
  | { readonly do: 'stay-idle' }
  | { readonly do: 'resume'; readonly resume: Message<'resume'> }
  | { readonly do: 'rejoin'; readonly rejoin: Message<'rejoin'> }
  | { readonly do: 'solve'; readonly solution: string }
  | { readonly do: 'renew-ice' }
  | { readonly do: 'report'; readonly report: Message<'report'> }
  | { readonly do: 'pong' }
  | { readonly do: 'refuse'; readonly code: ErrorCode; readonly close: 'version' | null };

const refuse = (code: ErrorCode): Decision => ({ do: 'refuse', code, close: null });
const WRONG_STATE = refuse('wrong-state');
const HELLO_REQUIRED = refuse('hello-required');
const VERSION: Decision = { do: 'refuse', code: 'version-unsupported', close: 'version' };

/** The session's state machine: which message does what in which state. Pure. */
export function decide(state: SessionState['kind'], message: ClientMessage): Decision {
  if (state === 'greeting') return greet(message);
  switch (message.type) {
    case 'hello':
      return WRONG_STATE;
    case 'find':
      return state === 'idle' ? { do: 'search', find: message } : WRONG_STATE;
    case 'cancel':
      return leaveFor(state, 'searching', { do: 'stop-searching' });
    case 'leave':
      return leaveFor(state, 'seated', { do: 'leave', why: message.reason ?? 'left' });
    case 'resume':
      return state === 'idle' ? { do: 'resume', resume: message } : WRONG_STATE;
    case 'solve':
      return state === 'idle' ? { do: 'solve', solution: message.solution } : WRONG_STATE;
    case 'rejoin':
      return state === 'idle' ? { do: 'rejoin', rejoin: message } : WRONG_STATE;
    case 'renew-ice':
      return state === 'searching' || state === 'seated' ? { do: 'renew-ice' } : WRONG_STATE;
    case 'report':
      return { do: 'report', report: message };
    case 'ping':
      return { do: 'pong' };
  }
}

/** Whether a message is one of the minor version that this session's `hello` named [V2–V5]. */
export function isSaidIn(message: ClientMessage, identity: Identity | null): boolean {
  if (identity === null) return true;
  if (identity.minor !== 2 && !isOfMinor1(message)) return false;
  const isOld = identity.minor === 0;
  switch (message.type) {
    case 'find':
      return 'wishes' in message !== isOld;
    case 'rejoin':
      return 'signature' in message !== isOld;
    case 'resume':
    case 'solve':
      return !isOld;
    default:
      return true;
  }
}

function greet(message: ClientMessage): Decision {
  if (message.type !== 'hello') return HELLO_REQUIRED;
  return message.version === PROTOCOL_VERSION ? { do: 'welcome', hello: message } : VERSION;
}

function leaveFor(
  state: SessionState['kind'],
  from: 'searching' | 'seated',
  decision: Decision,
): Decision {
  if (state === from) return decision;
  return state === 'idle' ? { do: 'stay-idle' } : WRONG_STATE;
}
