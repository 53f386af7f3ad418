import { expect, test } from 'vitest';
import { Tally } from './client/tally.ts';
import { nobodyCameIn, reportOf } from './report.ts';

const found = (tally: Tally) => ({ ...tally.parts(), violations: [], worstDelayMs: 0, connected: 0 });

test('a service that nobody could connect to is named in a sentence, and no other', () => {
  const dead = new Tally();
  dead.count('connectsFailed');
  expect(nobodyCameIn(reportOf([found(dead)]), 'ws://127.0.0.1:1/ws')).toMatch(/^Nobody could connect to ws:\/\/127\.0\.0\.1:1\/ws \(1 tries\)\. [^\n]+$/);
  const alive = new Tally();
  alive.count('connects');
  expect(nobodyCameIn(reportOf([found(dead), found(alive)]), 'ws://127.0.0.1:1/ws')).toBeNull();
});
