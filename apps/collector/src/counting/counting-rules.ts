import type { ProfileName } from '@visavis/policy';
import type { CountTableName } from '@visavis/policy/counted';
import { currentManifest } from '@visavis/policy/history';
import { HOUR_MS } from '../time/period.ts';

/** What the policy lets a collector count. */
export interface CountingRules {
  /** The rest is not even looked up. */
  readonly tables: ReadonlySet<CountTableName>;
  /** k: address prefixes that must have brought a referring host on a day before its name may be written. */
  readonly threshold: number;
  readonly campaigns: ReadonlySet<string>;
}

/** The rules of a profile at an instant (milliseconds since 1970): those of the manifest in force then. */
export function rulesOf(profile: ProfileName, instant: number): CountingRules {
  const { campaigns, tables, threshold } = currentManifest(profile, new Date(instant)).analytics;
  return { tables: new Set(tables), threshold, campaigns: new Set(campaigns) };
}

/** The rules of the moment, so that a policy that comes into force is followed without a restart. */
export class RulesInForce {
  readonly #rules: (instant: number) => CountingRules;
  readonly #now: () => number;
  #hour: number;
  current: CountingRules;

  constructor(rules: (instant: number) => CountingRules, now: () => number) {
    this.#rules = rules;
    this.#now = now;
    this.#hour = hourAt(now());
    this.current = rules(now());
  }

  /** Asks again in a new hour. To be called every few seconds. */
  refresh(): void {
    const hour = hourAt(this.#now());
    if (hour === this.#hour) return;
    this.#hour = hour;
    this.current = this.#rules(this.#now());
  }
}

const hourAt = (instant: number): number => Math.floor(instant / HOUR_MS);
