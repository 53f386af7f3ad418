/** Why a request was not counted. Somebody who objects (GPC, DNT) is no reason: nothing about them is kept. */
export type DropReason = 'address' | 'bot' | 'malformed' | 'origin' | 'rate' | 'too-large';

/** How many requests were dropped for each reason since the process began; in RAM only. */
export class Drops {
  readonly #counts = new Map<DropReason, number>();

  add(reason: DropReason): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  all(): Partial<Record<DropReason, number>> {
    return Object.fromEntries(this.#counts);
  }
}
