import { expect, test } from 'vitest';
import { DatabaseWatch } from './database-watch.ts';
import type { OperatorEvent } from './operator-events.ts';

test('tells an outage at the first question that fails, once, and its end when nothing fails any more', () => {
  const said: OperatorEvent[] = [];
  const watch = new DatabaseWatch((event) => said.push(event));
  watch.note('bans', false);
  expect(said).toEqual([{ event: 'database-lost' }]);
  watch.note('counts', false);
  watch.note('bans', false);
  watch.note('bans', true);
  expect(said).toHaveLength(1);
  watch.note('counts', true);
  watch.note('bans', true);
  expect(said).toEqual([{ event: 'database-lost' }, { event: 'database-back' }]);
});
