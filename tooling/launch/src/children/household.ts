import { LaunchError } from '../launch-error.ts';
import type { Child } from './child.ts';

/**
 * First who can tell visitors goodbye, last who holds data. Signaling goes before the origin,
 * because its goodbye travels through it.
 */
const STOP_ORDER = ['signaling', 'origin', 'collector', 'admin-api', 'relay', 'postgres'];

/** The running children. When one ends by itself the whole product stops: half of it would lie. */
export class Household {
  readonly #children: Child[] = [];
  readonly #fall = Promise.withResolvers<never>();
  #stopping: Promise<void> | null = null;
  /** Rejects with a `LaunchError` when a child ends without being asked to. */
  readonly fell: Promise<never> = this.#fall.promise;

  constructor() {
    // Nobody may be listening yet when the first child falls.
    this.fell.catch(() => undefined);
  }

  add(child: Child): Child {
    this.#children.push(child);
    void child.ended.then((how) => {
      if (this.#stopping === null) this.#fall.reject(new LaunchError(`${child.name} ended (${how}), so everything was stopped.`));
    });
    return child;
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stopInOrder();
    return this.#stopping;
  }

  async #stopInOrder(): Promise<void> {
    const rank = (child: Child): number => STOP_ORDER.indexOf(child.name);
    // Others than these (development servers) hold nothing and go first.
    for (const child of this.#children.toSorted((a, b) => rank(a) - rank(b))) await child.stop();
  }
}
