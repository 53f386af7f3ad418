import type { ServerMessage } from '@visavis/protocol';

/** What a client takes itself to be doing. */
export type Doing =
  | 'away'
  | 'connecting'
  | 'greeting'
  | 'idle'
  /** `find` is sent, and nothing about a place was told yet. */
  | 'asking'
  | 'waiting'
  | 'cancelling'
  /** `resume` or `rejoin` is sent. */
  | 'returning'
  | 'talking'
  | 'leaving';

type Type = ServerMessage['type'];

const ALWAYS: readonly Type[] = ['pong', 'moving', 'error', 'reported'];
/** Crossing messages are no fault: what was on its way when the client spoke is still told. */
const EXPECTED: Readonly<Record<Doing, readonly Type[]>> = {
  away: [],
  connecting: [],
  greeting: ['welcome'],
  idle: ['ice', 'idle'],
  asking: ['ice', 'waiting', 'stalled', 'matched', 'idle', 'resumed', 'challenge'],
  waiting: ['ice', 'waiting', 'stalled', 'matched', 'idle', 'resumed'],
  cancelling: ['ice', 'waiting', 'stalled', 'matched', 'idle', 'resumed'],
  returning: ['ice', 'waiting', 'stalled', 'matched', 'resumed', 'outdated', 'rejoined', 'partner-away', 'partner-left', 'idle'],
  talking: ['ice', 'partner-away', 'partner-left', 'rejoined'],
  leaving: ['ice', 'idle', 'partner-away', 'partner-left', 'rejoined'],
};

/** Whether the server may say this now [S5]. */
export function mayBeTold(doing: Doing, type: Type): boolean {
  return ALWAYS.includes(type) || EXPECTED[doing].includes(type);
}
