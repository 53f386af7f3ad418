import * as v from 'valibot';
import { Connection, Mode, PublicKey, seat, SessionTag, wholeNumber } from './fields.ts';
import { LIMITS } from './limits.ts';
import type { ErrorCode, ServerMessage } from './messages.ts';
import { inMinor1 } from './minor-1.ts';

// What minor 0 said otherwise [V2–V4]: it has no session key, so nothing of a lost connection can be proved.

export const HelloOfMinor0 = v.strictObject({ type: v.literal('hello'), version: wholeNumber });

export const FindOfMinor0 = v.strictObject({
  type: v.literal('find'),
  mode: Mode,
  connection: Connection,
  key: PublicKey,
  avoid: v.pipe(v.array(SessionTag), v.maxLength(LIMITS.avoidTags)),
});

export const RejoinOfMinor0 = v.strictObject({ type: v.literal('rejoin'), ...seat });

type Message<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>;

/** A server's message as minor 0 knows it. */
export type ServerMessageOfMinor0 =
  | Pick<Message<'welcome'>, 'type' | 'version' | 'online' | 'connections'>
  | Pick<Message<'waiting'>, 'type' | 'online' | 'others' | 'avoided'>
  | Omit<Message<'matched'>, 'shared' | 'token' | 'partnerSignKey'>
  | Exclude<ServerMessage, { type: 'welcome' | 'waiting' | 'matched' | 'stalled' | 'resumed' | 'outdated' | 'challenge' }>;

const NEW_CODES: ReadonlySet<ErrorCode> = new Set(['not-held', 'challenge-required', 'not-admitted']);

/** A message in the words of minor 0, which reads no key that it does not know; `null` for what it has no word for. */
export function inMinor0(said: ServerMessage): ServerMessageOfMinor0 | null {
  const message = inMinor1(said);
  switch (message.type) {
    case 'welcome': {
      const { type, version, online, connections } = message;
      return { type, version, online, connections };
    }
    case 'waiting': {
      const { type, online, others, avoided } = message;
      return { type, online, others, avoided };
    }
    case 'matched': {
      const { shared: _, ...known } = message;
      return known;
    }
    case 'stalled':
    case 'resumed':
    case 'outdated':
    case 'challenge':
      return null;
    case 'error':
      return NEW_CODES.has(message.code) ? { type: 'error', code: 'unavailable' } : message;
    default:
      return message;
  }
}
