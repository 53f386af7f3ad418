import type { ClientMessage, ServerMessage } from './messages.ts';

// What minor 1 did not say yet [V5].

/** Whether a client's message has no key that came with minor 2. */
export function isOfMinor1(message: ClientMessage): boolean {
  return !('signKey' in message || 'evidence' in message || (message.type === 'leave' && 'reason' in message));
}

/** A message in the words of minor 1, which reads no key that it does not know. */
export function inMinor1(message: ServerMessage): ServerMessage {
  switch (message.type) {
    case 'welcome': {
      const { evidenceKey: _, ...known } = message;
      return { ...known, minor: 1 };
    }
    case 'matched': {
      const { token: _token, partnerSignKey: _key, ...known } = message;
      return known;
    }
    default:
      return message;
  }
}
