import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startCollectorProcess } from './testing/collector-process.ts';
import { type OwnPostgres, ownPostgres } from './testing/own-postgres.ts';
import { storedCounts } from './testing/stored-counts.ts';
import { CALL, visit } from './testing/visit.ts';

let postgres: OwnPostgres;
beforeEach(async () => {
  postgres = await ownPostgres();
}, 60_000);
afterEach(() => postgres.remove());

const views = async (): Promise<number> => (await storedCounts(postgres.ownerUrl))['views / loads'] ?? 0;

it('counts on while the database is stopped, and catches up when it is back', { timeout: 60_000 }, async () => {
  const collector = await startCollectorProcess(postgres.collectorUrl);
  await visit(collector.port);
  await vi.waitFor(async () => expect(await views()).toBe(1), { timeout: 10_000 });

  await postgres.stop();
  await visit(collector.port);
  await vi.waitFor(() => expect(collector.output()).toContain('does not answer'), { timeout: 20_000 });
  for (let index = 0; index < 5; index += 1) expect(await visit(collector.port)).toMatchObject({ status: 204 });
  await visit(collector.port, { body: CALL });

  await postgres.start();
  await vi.waitFor(async () => expect(await views()).toBe(7), { timeout: 30_000 });
  await vi.waitFor(() => expect(collector.output()).toContain('answers again'));
  expect(await collector.end('SIGTERM')).toBe(0);
  expect(await storedCounts(postgres.ownerUrl)).toMatchObject({ 'views / loads': 7, 'views / visits': 7, 'views / visitors': 1, visitors: 1, 'chat started': 1 });
});

it('ends with code 1 when its last counts find no database', { timeout: 60_000 }, async () => {
  const collector = await startCollectorProcess(postgres.collectorUrl, { flushMs: 60_000 });
  await visit(collector.port);
  await postgres.stop();
  expect(await collector.end('SIGTERM')).toBe(1);
  expect(collector.output()).toContain('could not be stored');
});
