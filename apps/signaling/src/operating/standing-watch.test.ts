import { expect, test } from 'vitest';
import type { OperatorEvent } from './operator-events.ts';
import { type Standing, unreadiness } from './readiness.ts';
import { StandingWatch } from './standing-watch.ts';

const WELL: Standing = { isDraining: false, isRedisUp: true, isMember: { video: true, text: true } };

test.each([
  [WELL, null],
  [{ ...WELL, isRedisUp: null }, null],
  [{ ...WELL, isRedisUp: false }, 'redis-away'],
  [{ ...WELL, isMember: { video: true, text: false } }, 'no-pool'],
  [{ ...WELL, isDraining: true, isRedisUp: false }, 'draining'],
] as const)('takes visitors only with all it needs: %j is %s', (standing, reason) => {
  expect(unreadiness(standing)).toBe(reason);
});

test('tells each change once, and nothing of what is as it was', () => {
  const said: OperatorEvent[] = [];
  const watch = new StandingWatch((event) => said.push(event));
  const away = { ...WELL, isRedisUp: false, isMember: { video: false, text: true } };
  for (const standing of [WELL, away, away, { ...away, isRedisUp: true }, WELL, WELL]) watch.look(standing);
  expect(said).toEqual([
    { event: 'redis-lost' },
    { event: 'pool-left', pool: 'video' },
    { event: 'redis-back' },
    { event: 'pool-joined', pool: 'video' },
  ]);
});

test('says nothing of pools that are left in a drain', () => {
  const said: OperatorEvent[] = [];
  new StandingWatch((event) => said.push(event)).look({ ...WELL, isDraining: true, isMember: { video: false, text: false } });
  expect(said).toEqual([]);
});
