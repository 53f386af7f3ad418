import { HOURS_PER_DAY } from '../time/period.ts';
import type { Sums } from './sums.ts';

const NOT_A_HOST: ReadonlySet<string> = new Set(['none', 'own', 'other']);

export interface HeldHostsOptions {
  readonly sums: Pick<Sums, 'add'>;
  /** k: address prefixes that must have brought a host on a day, each with a visitor, before its name may be written. */
  readonly threshold: () => number;
  /** Hosts of one day that are remembered; what further ones bring is `other` at once. */
  readonly maxHosts: number;
}

/** One visitor more who brought a host to a page (empty: to the site), or one of the words for no host. */
export interface Brought {
  readonly page: string;
  readonly value: string;
  /** What all visitors of one address prefix have in common on this day. */
  readonly household: number;
}

interface Host {
  isKnown: boolean;
  /** Address prefixes that brought it; no more of them than must have, and none once they have. */
  readonly households: number[];
  /** Page to visitors; the empty page is the whole site, and each of its visitors counts there once. */
  readonly held: Map<string, number>;
}

/**
 * Keeps the names of referring hosts in RAM until enough brought them on that day. What did not get there is `other`
 * when its day is closed. Who changes browsers is a visitor again, so address prefixes are what has to be enough; and
 * only visits of the site decide, because there nobody counts twice.
 */
export class HeldHosts {
  readonly #options: HeldHostsOptions;
  readonly #days = new Map<number, Map<string, Host>>();

  constructor(options: HeldHostsOptions) {
    this.#options = options;
  }

  /** Hosts remembered now, over all days. */
  get size(): number {
    return [...this.#days.values()].reduce((sum, hosts) => sum + hosts.size, 0);
  }

  add(day: number, { household, page, value }: Brought): void {
    const isHost = !NOT_A_HOST.has(value);
    const host = isHost ? this.#host(day, value) : undefined;
    if (host === undefined) this.#write(day, { page, value: isHost ? 'other' : value, count: 1 });
    else if (host.isKnown) this.#write(day, { page, value, count: 1 });
    else {
      host.held.set(page, (host.held.get(page) ?? 0) + 1);
      if (page !== '' || host.households.includes(household)) return;
      host.households.push(household);
      if (host.households.length < this.#options.threshold()) return;
      host.isKnown = true;
      host.households.length = 0;
      this.#release(day, host, value);
    }
  }

  /** Days that still have something to say. */
  get days(): readonly number[] {
    return [...this.#days.keys()];
  }

  /** A day is over, or the process is: its hosts that are still held become `other`. */
  close(day: number): void {
    for (const host of this.#days.get(day)?.values() ?? []) this.#release(day, host, 'other');
    this.#days.delete(day);
  }

  #host(day: number, name: string): Host | undefined {
    const hosts = this.#days.get(day) ?? new Map<string, Host>();
    this.#days.set(day, hosts);
    const known = hosts.get(name);
    if (known !== undefined || hosts.size >= this.#options.maxHosts) return known;
    const fresh: Host = { isKnown: false, households: [], held: new Map() };
    hosts.set(name, fresh);
    return fresh;
  }

  #release(day: number, { held }: Host, value: string): void {
    for (const [page, count] of held) this.#write(day, { page, value, count });
    held.clear();
  }

  #write(day: number, cell: { page: string; value: string; count: number }): void {
    this.#options.sums.add({ table: 'referrers', hour: day * HOURS_PER_DAY, ...cell });
  }
}
