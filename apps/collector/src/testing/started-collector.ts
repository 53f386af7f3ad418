import { randomBytes, randomUUID } from 'node:crypto';
import { mayExist } from '@visavis/analytics';
import { COUNT_TABLES, type CountTableName } from '@visavis/policy/counted';
import { loadUws, parseTrustedProxies } from '@visavis/uws';
import type { CountingRules } from '../counting/counting-rules.ts';
import type { NumberedBatch } from '../flushing.ts';
import { type Collector, type CollectorOptions, startCollector } from '../start-collector.ts';
import { MemoryVisitors } from '../visitors/memory-visitors.ts';
import { ORIGIN } from './visit.ts';

const uws = loadUws();

export const ALL_TABLES: ReadonlySet<CountTableName> = new Set(
  Object.keys(COUNT_TABLES).filter((name): name is CountTableName => name in COUNT_TABLES),
);
export const RULES: CountingRules = { tables: ALL_TABLES, threshold: 2, campaigns: new Set(['spring']) };

export const BEACON = Buffer.from('(() => {})();\n'.repeat(50));

/** A collector in this process that writes into a list. */
export interface StartedCollector extends Collector {
  /** `table page value` → count, and marks as `mark kind`: everything that it counted; it is stopped. */
  counted(): Promise<Readonly<Record<string, number>>>;
  readonly written: readonly NumberedBatch[];
}

export async function startedCollector(options: Partial<CollectorOptions> = {}): Promise<StartedCollector> {
  const trusted = parseTrustedProxies(['127.0.0.1']);
  if (trusted === null) throw new Error('the test names a bad proxy');
  const written: NumberedBatch[] = [];
  const collector = await startCollector({
    uws,
    host: '127.0.0.1',
    port: 0,
    origins: new Set([ORIGIN]),
    trusted,
    flushMs: 60_000,
    countsPerMinute: 120,
    scripts: { '/b.js': BEACON, '/v.js': BEACON },
    rules: () => RULES,
    countryFinder: null,
    visitors: async (given) => new MemoryVisitors({ ...given, randomBytes }),
    write: async (batch) => {
      const wrong = batch.cells.find((cell) => !mayExist(cell, { campaigns: [...RULES.campaigns] }) || cell.count <= 0);
      if (wrong !== undefined) throw new Error(`no such cell may exist: ${JSON.stringify(wrong)}`);
      written.push(batch);
      return 'added';
    },
    newCollector: randomUUID,
    onOutage: () => {},
    onRefused: () => {},
    now: () => Date.UTC(2026, 9, 25, 12, 34),
    ...options,
  });
  const counted = async (): Promise<Record<string, number>> => {
    await collector.stop();
    const all: Record<string, number> = {};
    const add = (name: string, count: number): void => void (all[name] = (all[name] ?? 0) + count);
    for (const { cells, marks } of written) {
      for (const { table, page, value, count } of cells) add([table, page, value].filter((part) => part !== '').join(' '), count);
      for (const { kind, count } of marks) add(`mark ${kind}`, count);
    }
    return all;
  };
  return { ...collector, counted, written };
}
