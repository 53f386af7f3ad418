import type { Count } from './count.ts';
import type { Page } from './page.ts';

/** `hour` is in whole hours since 1970-01-01T00:00Z. */
export interface PageCell {
  readonly hour: number;
  readonly page: Page;
  readonly views: number;
  readonly visits: number;
}

export interface ChatCell {
  readonly hour: number;
  readonly callsStarted: number;
}

/** What one flush writes: sums by hour, and nothing that happened on its own. */
export interface Batch {
  readonly pages: readonly PageCell[];
  readonly chat: readonly ChatCell[];
}

const HOUR_MS = 3_600_000;

/** The UTC hour that an instant (milliseconds since 1970) falls into. */
export const hourOf = (epochMs: number): number => Math.floor(epochMs / HOUR_MS);

/** When an hour begins, in milliseconds since 1970. */
export const hourStart = (hour: number): number => hour * HOUR_MS;

/**
 * Counts in RAM until they are written. Memory is bounded by hours × pages: an
 * outage longer than `maxHours` loses what comes later, and `lost` says how much.
 */
export class Cells {
  readonly #hours = new Map<number, Hour>();
  readonly #maxHours: number;
  #lost = 0;

  constructor(maxHours: number) {
    this.#maxHours = maxHours;
  }

  /** Events that were not kept, because the database was away for more than `maxHours`. */
  get lost(): number {
    return this.#lost;
  }

  add(count: Count, hour: number): void {
    const sums = this.#hour(hour);
    if (sums === undefined) this.#lost += 1;
    else if (count.event === 'view') addViews(sums, { page: count.page, views: 1, visits: count.entry ? 1 : 0 });
    else sums.callsStarted += 1;
  }

  /** Everything counted so far; the cells are empty afterwards. */
  take(): Batch {
    const hours = [...this.#hours];
    this.#hours.clear();
    return {
      pages: hours.flatMap(([hour, sums]) => [...sums.pages].map(([page, seen]) => ({ hour, page, ...seen }))),
      chat: hours
        .filter(([, sums]) => sums.callsStarted > 0)
        .map(([hour, { callsStarted }]) => ({ hour, callsStarted })),
    };
  }

  /** Takes back a batch whose write failed. */
  putBack(batch: Batch): void {
    for (const cell of batch.pages) {
      const sums = this.#hour(cell.hour);
      if (sums === undefined) this.#lost += cell.views;
      else addViews(sums, cell);
    }
    for (const cell of batch.chat) {
      const sums = this.#hour(cell.hour);
      if (sums === undefined) this.#lost += cell.callsStarted;
      else sums.callsStarted += cell.callsStarted;
    }
  }

  #hour(hour: number): Hour | undefined {
    const known = this.#hours.get(hour);
    if (known !== undefined || this.#hours.size >= this.#maxHours) return known;
    const fresh: Hour = { pages: new Map(), callsStarted: 0 };
    this.#hours.set(hour, fresh);
    return fresh;
  }
}

interface Hour {
  readonly pages: Map<Page, { views: number; visits: number }>;
  callsStarted: number;
}

function addViews(hour: Hour, seen: Pick<PageCell, 'page' | 'views' | 'visits'>): void {
  const sums = hour.pages.get(seen.page);
  if (sums === undefined) hour.pages.set(seen.page, { views: seen.views, visits: seen.visits });
  else {
    sums.views += seen.views;
    sums.visits += seen.visits;
  }
}

/** A batch with nothing in it needs no write. */
export const isEmpty = (batch: Batch): boolean => batch.pages.length === 0 && batch.chat.length === 0;
