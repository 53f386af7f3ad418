import { SafeSocket } from '@visavis/uws';
import type { Door } from './address-doors.ts';
import type { Session } from './session.ts';

/** One visitor's socket, the door it came in by, and the session it carries from `open` on. */
export class Line extends SafeSocket {
  readonly door: Door;
  session: Session | null = null;

  constructor(door: Door) {
    super();
    this.door = door;
  }
}
