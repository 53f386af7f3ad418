import { SafeSocket } from '@visavis/uws';
import type { Door } from '../admission/door.ts';
import type { Session } from '../switchboard/session.ts';

/** One visitor's socket, the door it came in by, and the session it carries from `open` on. */
export class Line extends SafeSocket {
  readonly door: Door;
  /** ISO 3166-1; empty when it is not known or not looked up. */
  readonly country: string;
  session: Session | null = null;

  constructor(door: Door, country = '') {
    super();
    this.door = door;
    this.country = country;
  }
}
