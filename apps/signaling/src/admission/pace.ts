import { type Rate, takeToken } from '@visavis/admission';
import { RATES } from '@visavis/protocol';

/** Refusals that a connection may collect before it is closed as flooding [L4]. */
const REFUSALS: Rate = { burst: 50, perSecond: 1 };

/** The buckets of one connection: seven small numbers, because there is one of these for everybody online. */
export class Pace {
  #control = 0;
  #relay = 0;
  #find = 0;
  #report = 0;
  #comeBack = 0;
  #renewIce = 0;
  #refusals = 0;

  control(now: number): boolean {
    const next = takeToken(this.#control, now, RATES.control);
    if (next !== null) this.#control = next;
    return next !== null;
  }

  relay(now: number): boolean {
    const next = takeToken(this.#relay, now, RATES.relay);
    if (next !== null) this.#relay = next;
    return next !== null;
  }

  find(now: number): boolean {
    const next = takeToken(this.#find, now, RATES.find);
    if (next !== null) this.#find = next;
    return next !== null;
  }

  report(now: number): boolean {
    const next = takeToken(this.#report, now, RATES.report);
    if (next !== null) this.#report = next;
    return next !== null;
  }

  /** To check a signature is the dearest thing that one message can ask for. */
  comeBack(now: number): boolean {
    const next = takeToken(this.#comeBack, now, RATES.comeBack);
    if (next !== null) this.#comeBack = next;
    return next !== null;
  }

  /** What the relay carries is paid for by whoever runs it: a session asks for what recovery needs, and no more. */
  renewIce(now: number): boolean {
    const next = takeToken(this.#renewIce, now, RATES.renewIce);
    if (next !== null) this.#renewIce = next;
    return next !== null;
  }

  /** Whether one more refusal is still only told, not the end of the connection. */
  refuse(now: number): boolean {
    const next = takeToken(this.#refusals, now, REFUSALS);
    if (next !== null) this.#refusals = next;
    return next !== null;
  }
}
