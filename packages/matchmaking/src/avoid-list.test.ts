import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { avoidFilter, mayHold } from './avoid-filter.ts';
import { type AvoidList, AVOIDS_NOBODY, block, filterOf, forgetOld, remember } from './avoid-list.ts';
import { anyTag } from './ticket-arbitraries.test-support.ts';

const MINUTE = 60_000;
const NAMES = Array.from({ length: 25 }, (_, index) => `partner-number-${String.fromCharCode(97 + index)}`);

const met = (tags: readonly string[], at = 0): AvoidList =>
  tags.reduce((list, tag, index) => remember(list, { tag, at: at + index }), AVOIDS_NOBODY);

describe('partners', () => {
  test('[A2] are remembered for 30 minutes', () => {
    const list = met(['ann'], 5 * MINUTE);
    expect(filterOf(list, { now: 35 * MINUTE - 1, withRecent: true })).toBe(avoidFilter(['ann']));
    expect(filterOf(list, { now: 35 * MINUTE, withRecent: true })).toBe('');
  });

  test('[A2] are the last 20, the newest first', () => {
    expect(met(NAMES).recent.map(({ tag }) => tag)).toEqual(NAMES.toReversed().slice(0, 20));
  });

  test('[A2] who are met again are remembered once, from then', () => {
    const list = remember(met(['ann', 'ben']), { tag: 'ann', at: 10 });
    expect(list.recent).toEqual([{ tag: 'ann', at: 10 }, { tag: 'ben', at: 1 }]);
  });

  test('[A2] who are too old leave the list itself, with the next partner or when told to', () => {
    const list = met(['ann', 'ben']);
    expect(remember(list, { tag: 'cem', at: 30 * MINUTE }).recent.map(({ tag }) => tag)).toEqual(['cem', 'ben']);
    expect(forgetOld(block(list, 'dan'), 31 * MINUTE)).toEqual({ recent: [], blocked: ['dan'] });
  });
});

describe('blocks', () => {
  test('[A2] are the last 20, each once, the newest first', () => {
    const list = NAMES.reduce(block, AVOIDS_NOBODY);
    expect(list.blocked).toEqual(NAMES.toReversed().slice(0, 20));
    const [, , third = ''] = list.blocked;
    expect(block(list, third).blocked.slice(0, 3)).toEqual([third, ...list.blocked.slice(0, 2)]);
  });

  test('[A3] stay when recent partners are let back in, and do not end with time', () => {
    const list = block(met(['ann', 'ben']), 'ben');
    const now = 10;
    expect(filterOf(list, { now, withRecent: true })).toBe(avoidFilter(['ann', 'ben']));
    expect(filterOf(list, { now, withRecent: false })).toBe(avoidFilter(['ben']));
    expect(filterOf(list, { now: 600 * MINUTE, withRecent: true })).toBe(avoidFilter(['ben']));
  });
});

interface Doing {
  readonly do: 'remember' | 'block';
  readonly tag: string;
  readonly after: number;
}

interface Done extends Doing {
  readonly at: number;
}

const someDoings: fc.Arbitrary<readonly Doing[]> = fc.array(
  fc.record({ do: fc.constantFrom('remember', 'block'), tag: anyTag, after: fc.integer({ min: 0, max: 5 * MINUTE }) }),
  { maxLength: 80, size: 'max' },
);

test('[A2] [A3] the filter holds who was met or blocked of late, whatever happened, and the list never outgrows 40', () => {
  fc.assert(
    fc.property(someDoings, (doings) => {
      let [list, now] = [AVOIDS_NOBODY, 0];
      const done: Done[] = [];
      for (const doing of doings) {
        now += doing.after;
        list = doing.do === 'block' ? block(list, doing.tag) : remember(list, { tag: doing.tag, at: now });
        done.unshift({ ...doing, at: now });
      }
      const blocked = lastOf('block', done);
      const recent = lastOf('remember', done).filter(({ at }) => now - at < 30 * MINUTE);
      for (const { tag } of [...blocked, ...recent]) expect(mayHold(filterOf(list, { now, withRecent: true }), tag)).toBe(true);
      expect(filterOf(list, { now, withRecent: false })).toBe(avoidFilter(blocked.map(({ tag }) => tag)));
      expect(list.recent.length + list.blocked.length).toBeLessThanOrEqual(40);
    }),
  );
});

/** The last twenty that this was done to, the newest first, each at the last time. */
const lastOf = (what: Doing['do'], done: readonly Done[]): readonly Done[] =>
  done
    .filter((one, index) => one.do === what && done.findIndex(({ do: it, tag }) => it === what && tag === one.tag) === index)
    .slice(0, 20);
