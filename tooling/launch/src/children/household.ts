import { LaunchError } from '../launch-error.ts';
import { notice } from '../progress.ts';
import { type Child, type ChildSpec, type Ready, spawnChild } from './child.ts';

/**
 * First who can tell visitors goodbye, last who holds data. Signaling goes before the origin,
 * because its goodbye travels through it.
 */
const STOP_ORDER = ['signaling', 'origin', 'collector', 'admin-api', 'relay', 'postgres'];

/**
 * The running children. When one ends by itself the whole product stops: half of it would lie. Where others of its
 * group run, nothing is missing, and they go on.
 */
export class Household {
  readonly #children: Child[] = [];
  readonly #ended = new Set<Child>();
  readonly #groups = new Map<Child, string>();
  readonly #fall = Promise.withResolvers<never>();
  #stopping: Promise<void> | null = null;
  /** Rejects with a `LaunchError` when a child ends without being asked to. */
  readonly fell: Promise<never> = this.#fall.promise;

  constructor() {
    // Nobody may be listening yet when the first child falls.
    this.fell.catch(() => undefined);
  }

  /** Starts a child and waits until it is ready. It is stopped with the others from its first moment on. */
  async start(spec: ChildSpec): Promise<Ready> {
    const { child, ready } = spawnChild(spec);
    await this.own(child);
    const said = await ready;
    if (spec.group !== undefined) this.#groups.set(child, spec.group);
    void child.ended.then((how) => {
      this.#groups.delete(child);
      if (this.#stopping !== null) return;
      if (spec.group !== undefined && [...this.#groups.values()].includes(spec.group)) notice(`${child.name} ended (${how}); the others go on.`);
      else this.#fall.reject(new LaunchError(`${child.name} ended (${how}), so everything was stopped.`));
    });
    return said;
  }

  /** Takes a process that may end by itself. Errors: `LaunchError` when all is being stopped already. */
  async own(child: Child): Promise<void> {
    this.#children.push(child);
    void child.ended.then(() => this.#ended.add(child));
    if (this.#stopping === null) return;
    await child.stop();
    throw new LaunchError('Stopped before everything was started.');
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stopInOrder();
    return this.#stopping;
  }

  async #stopInOrder(): Promise<void> {
    const rank = (child: Child): number => STOP_ORDER.indexOf(child.name);
    // Others than these (the build, development servers) hold nothing and go first.
    for (const child of this.#children.toSorted((a, b) => rank(a) - rank(b))) {
      const isRunning = !this.#ended.has(child);
      await child.stop();
      if (isRunning) notice(stoppedWords(child.name, await child.ended));
    }
  }
}

/** A child that was asked and did not stop in time is killed: what it still held is lost. */
const stoppedWords = (name: string, how: string): string => (how === 'exit code 0' ? `${name} stopped` : `${name} was ended (${how})`);
