import type { OperatorEvent } from './operator-events.ts';

/** What this process has of the database. */
type Use = 'bans' | 'counts';

/** Tells the operator when the database is away, from the first question on, and when all that was refused is done again. */
export class DatabaseWatch {
  readonly #say: (event: OperatorEvent) => void;
  readonly #failing = new Set<Use>();

  constructor(say: (event: OperatorEvent) => void) {
    this.#say = say;
  }

  note(use: Use, isDone: boolean): void {
    const wasAway = this.#failing.size > 0;
    if (isDone) this.#failing.delete(use);
    else this.#failing.add(use);
    const isAway = this.#failing.size > 0;
    if (isAway !== wasAway) this.#say({ event: isAway ? 'database-lost' : 'database-back' });
  }
}
