import { atMostMilliseconds, type DataName, manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { REDIS, type SharedKey } from '@visavis/policy/inventory';
import { undeclared } from './declared.ts';
import { type Finding, ONLY_WHAT_IS_DECLARED } from './finding.ts';

const ROWS = 'packages/policy/src/inventory/redis.ts';

/** A key as it was found in Redis, and how long it has left, milliseconds; -1: it stays. */
export interface FoundKey {
  readonly key: string;
  readonly leftMs: number;
}

/** Whatever tells the keys in Redis and the list of them apart, in both directions. */
export function compareShared(found: readonly FoundKey[], rows: Readonly<Record<string, SharedKey>> = REDIS): readonly Finding[] {
  const patterns = Object.keys(rows).map((row) => ({ row, fits: patternOf(row) }));
  const rowOf = (key: string): string | undefined => patterns.find(({ fits }) => fits.test(key))?.row;
  const seen = new Set(found.map(({ key }) => rowOf(key)));
  return [
    ...found.flatMap(({ key, leftMs }) => {
      const row = rowOf(key);
      const shared = row === undefined ? undefined : rows[row];
      if (shared === undefined) return [finding(`key ${key} in Redis has no row in ${ROWS}`, 'Say there what it holds, or do not keep it.')];
      return leftMs >= 0 && leftMs <= shared.staysMs ? [] : [finding(`key ${key} in Redis stays longer than ${ROWS} says`, 'Let it expire in time.')];
    }),
    ...Object.keys(rows).filter((row) => !seen.has(row)).map((row) => finding(`${ROWS} lists ${row}, which nobody writes`, 'Take the row out.')),
    ...Object.entries(rows).flatMap(([row, { holds }]) =>
      holds.flatMap((meaning) => ('field' in meaning ? undeclared(`${row} in Redis`, meaning, ['memory']) : [])),
    ),
    ...Object.entries(rows).flatMap(([row, { holds, staysMs }]) =>
      holds.some((meaning) => 'field' in meaning && staysMs > mostOf(meaning.of))
        ? [finding(`${row} in Redis stays longer than a manifest says of what it holds`, 'Let it expire sooner.')]
        : [],
    ),
  ];
}

/** The longest that every profile allows what it holds in memory after the connection is gone, milliseconds. */
const mostOf = (name: DataName): number =>
  Math.min(
    ...PROFILE_NAMES.flatMap((profile) => {
      const category = manifestFor(profile).data[name];
      if (category === 'not-collected') return [];
      const { retention } = category;
      if (retention.kind === 'memory-at-most') return [atMostMilliseconds(retention.length)];
      return [retention.kind === 'memory-only' && retention.grace !== undefined ? atMostMilliseconds(retention.grace) : 0];
    }),
  );

const patternOf = (row: string): RegExp => new RegExp(`^${row.replaceAll(/[{}]/g, String.raw`\$&`).replaceAll('*', '[^:{}]+')}$`);

const finding = (what: string, fix: string): Finding => ({ what, fix, promises: ONLY_WHAT_IS_DECLARED });
