import type { Count, Page } from '@visavis/analytics';
import { Counting } from '../counting/counting.ts';
import { HeldHosts } from '../counting/held-hosts.ts';
import { type CellSum, type MarkKind, Sums } from '../counting/sums.ts';
import { KeyedHash } from '../intake/keyed-hash.ts';
import { collectorClock } from '../time/collector-clock.ts';
import { dayOfHour, HOUR_MS, HOURS_PER_DAY } from '../time/period.ts';
import type { Visitors } from '../visitors/visitors.ts';
import type { MakeMemory, SharedMemory } from './shared-memories.ts';
import { ALL_TABLES } from './started-collector.ts';

export type View = Extract<Count, { event: 'view' }>;

/** One collector in a simulated world: its own clock, and what it wrote. */
export interface SimulatedCollector {
  /** Milliseconds that its clock is ahead of the true time. */
  skew: number;
  /** Counts a view of a visitor now; tells the hour and the key under which it came. */
  view(visitor: string, view: View): Promise<{ readonly hour: number; readonly key: string }>;
  tend(): Promise<void>;
  end(): Promise<void>;
  /** Shares what the others need, and is killed before it writes. */
  die(): Promise<void>;
}

export interface WorldOptions {
  readonly start: number;
  readonly collectors: number;
  readonly memory: MakeMemory;
  readonly maxTagsOfDay?: number;
}

/** Collectors with clocks of their own that share one memory of visitors, and add up in one place. */
export class SimulatedWorld {
  now: number;
  readonly cells = new Map<string, CellSum>();
  readonly marks = new Map<MarkKind, number>();
  readonly keysStarted: number[] = [];
  readonly collectors: readonly SimulatedCollector[];
  readonly #memory: SharedMemory;

  constructor({ collectors, memory, start, ...more }: WorldOptions) {
    this.now = start;
    this.#memory = memory({ ...more, now: () => this.now, onKeyStarted: (day) => void this.keysStarted.push(day) });
    this.collectors = Array.from({ length: collectors }, () => this.#collector());
  }

  /** Time goes by for everybody, the memory too. */
  async pass(ms: number): Promise<void> {
    this.now += ms;
    await this.#memory.pass(ms);
  }

  /** The memory is started again. */
  forget(): Promise<void> {
    return this.#memory.forget();
  }

  /** The count of a cell, over all collectors. */
  of(table: string, hour: number, { page = '', value = '' }: { page?: string; value?: string } = {}): number {
    return this.cells.get([table, hour, page, value].join(' '))?.count ?? 0;
  }

  #collector(): SimulatedCollector {
    const sums = new Sums({ tables: () => ALL_TABLES, maxCells: 100_000 });
    const hosts = new HeldHosts({ sums, threshold: () => 3, maxHosts: 100 });
    const clock = collectorClock(() => this.now + collector.skew);
    const visitors: Visitors = this.#memory.visitorsOf(clock);
    const counting = new Counting({ sums, hosts, campaigns: () => new Set(), visitors, now: clock });
    const collector: SimulatedCollector = {
      skew: 0,
      view: async (visitor, count) => {
        const hour = Math.floor(clock() / HOUR_MS);
        await visitors.prepare(dayOfHour(hour));
        const key = visitors.key(dayOfHour(hour));
        if (key === undefined) throw new Error('a memory that is there has a key');
        // Read now, because a key that is replaced is overwritten.
        const name = Buffer.from(key).toString('hex');
        const family = { browser: 'firefox', system: 'linux', form: 'desktop' } as const;
        const tag = new KeyedHash(key).tag(visitor);
        // Each visitor comes from an address of its own.
        await counting.count([{ hour, tag, household: Number(BigInt.asUintN(32, tag)), count, family, country: 'IS' }]);
        return { hour, key: name };
      },
      tend: async () => {
        await counting.tend();
        this.#write(sums);
      },
      end: async () => {
        await counting.end();
        this.#write(sums);
      },
      die: () => counting.tend(),
    };
    return collector;
  }

  #write(sums: Sums): void {
    const { cells = [], marks = [] } = sums.take() ?? {};
    for (const cell of cells) {
      const name = [cell.table, cell.hour, cell.page, cell.value].join(' ');
      this.cells.set(name, { ...cell, count: cell.count + (this.cells.get(name)?.count ?? 0) });
    }
    for (const { count, kind } of marks) this.marks.set(kind, count + (this.marks.get(kind) ?? 0));
  }
}

/** The first hour of a day. */
export const firstHour = (day: number): number => day * HOURS_PER_DAY;

export const viewOf = (page: Page, entry = false): View => ({ event: 'view', page, entry });
