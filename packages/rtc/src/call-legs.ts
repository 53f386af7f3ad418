import { MAX_CONNECTIONS } from '@visavis/protocol';
import type { CallLeg } from './call-leg.ts';

/** The connections of one call: the one in use, and the one before while the partner may still need it. */
export interface CallLegs {
  current(): CallLeg;
  /** Puts the next connection in the place of this one; false when no other can be made, and all stays as it is. */
  replace(): boolean;
  /** The partner uses the current connection too: the one before is of no use any more. */
  settle(): void;
  close(): void;
}

/**
 * `open` may throw, and then leaves nothing open; of the first connection the error is passed on.
 * The old connection stays open, deaf, until the partner has followed: closing it would close their
 * channel too, which on a path that stands for them says that we left [D4].
 */
export function openCallLegs(open: (number: number) => CallLeg): CallLegs {
  let current = open(1);
  let before: CallLeg | null = null;

  const settle = () => {
    before?.close();
    before = null;
  };

  return {
    current: () => current,
    replace() {
      if (current.number >= MAX_CONNECTIONS) return false;
      const old = current;
      try {
        current = open(old.number + 1);
      } catch {
        return false;
      }
      settle();
      before = old;
      old.retire();
      return true;
    },
    settle,
    close() {
      settle();
      current.close();
    },
  };
}
