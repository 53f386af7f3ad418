import type { Enforcer, LedgerEntry } from '@visavis/policy/ledger';
import { waitsForWords } from './card-words.ts';
import type { SaidIn } from './said-in.ts';

/** Words of a promise, with every promise that has them. */
interface Worded {
  readonly says: string;
  readonly ids: readonly string[];
}

/** What a row of the ledger shows: all promises of a group that come to the same. */
export interface LedgerRow {
  readonly state: LedgerEntry['state'];
  /** What holds here, where it is not what the promises say. */
  readonly here: { readonly says: string; readonly own: readonly string[] } | undefined;
  readonly worded: readonly [Worded, ...Worded[]];
  readonly enforcers: readonly Enforcer[];
  readonly tests: readonly string[];
  /** YYYY-MM-DD: since when all of it is shown. */
  readonly since: string | undefined;
  readonly waits: readonly string[];
  readonly said: readonly SaidIn[];
  /** They all show the same where it is a record or a figure, which is never folded. */
  readonly entry: LedgerEntry;
}

interface Ledgered {
  readonly places: ReadonlyMap<string, readonly SaidIn[]>;
  /** The promises that the ledger has. */
  readonly known: ReadonlyMap<string, unknown>;
}

/** Entries in rows: those that say the same and stand the same share one. In the order of the first of each. */
export function ledgerRows(entries: readonly LedgerEntry[], ledgered: Ledgered): readonly LedgerRow[] {
  const folded = new Map<string, [LedgerEntry, ...LedgerEntry[]]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const same = folded.get(key);
    if (same === undefined) folded.set(key, [entry]);
    else same.push(entry);
  }
  return [...folded.values()].map((same) => rowOf(same, ledgered));
}

function keyOf(entry: LedgerEntry): string {
  const isItsOwn = entry.state === 'declared' || entry.state === 'measured';
  return JSON.stringify([entry.here?.here ?? entry.promise.says, entry.state, waitsForWords(entry), isItsOwn ? entry.promise.id : '']);
}

function rowOf(same: readonly [LedgerEntry, ...LedgerEntry[]], { known, places }: Ledgered): LedgerRow {
  const [entry] = same;
  const { here, state } = entry;
  return {
    state,
    here: here === undefined ? undefined : { says: here.here, own: here.own.filter((id) => known.has(id)) },
    worded: wordedOf(same),
    enforcers: [...new Set(same.flatMap((one) => one.enforcers))],
    tests: [...new Set(same.flatMap((one) => one.tests))],
    since: same.flatMap((one) => (one.state === 'proven' ? [one.since.date] : [])).toSorted().at(-1),
    waits: waitsForWords(entry),
    said: eachOnce(same.flatMap((one) => places.get(one.promise.id) ?? [])),
    entry,
  };
}

function wordedOf(same: readonly [LedgerEntry, ...LedgerEntry[]]): LedgerRow['worded'] {
  const [first, ...others] = [...Map.groupBy(same, ({ promise }) => promise.says)].map(
    ([says, alike]): Worded => ({ says, ids: alike.map(({ promise }) => promise.id) }),
  );
  if (first === undefined) throw new TypeError('a row without a promise');
  return [first, ...others];
}

const eachOnce = (said: readonly SaidIn[]): readonly SaidIn[] => [...new Map(said.map((one) => [one.to, one])).values()];
