import { PROFILE_NAMES } from '@visavis/policy';
import { ENFORCERS, type Lock, NO_LOCK, type Since } from '@visavis/policy/ledger';
import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPromises, type PromiseCheck, type PromiseRun } from './check-promises.ts';
import type { TestResult } from './test-result.ts';

const FIRST: Since = { date: '2026-03-01', commit: '0123456789ab' };
const LATER: Since = { date: '2026-04-01', commit: 'ba9876543210' };
const FILE = 'packages/rtc/src/sealed-call.test.ts';
const SEALED = 'a call › is sealed end to end';
const TEST = `${FILE} › ${SEALED}`;
const MODULE = 'packages/rtc/src/sealed-call.ts';

const passed = (title: string): TestResult => ({ file: FILE, title, status: 'passed' });
const GREEN = [
  passed(proves(SEALED, '1V1-03-02', { in: ['anoncam'], ids: ['ANC-04-01'] })),
  passed(proves('a call › takes no recording', 'T1V-06-01', 'ANC-04-01')),
];

const RESULT = fc
  .record({
    title: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    claim: fc.oneof(
      fc.constantFrom('1V1-03-02' as const, 'ANC-04-01' as const, 'T1V-06-01' as const),
      fc.record({ in: fc.subarray([...PROFILE_NAMES], { minLength: 1 }), ids: fc.constant(['1V1-03-02', 'T1V-03-03'] as const) }),
    ),
    status: fc.constantFrom('passed' as const, 'passed' as const, 'failed' as const, 'skipped' as const),
  })
  .map(({ title, claim, status }): TestResult => ({ file: FILE, title: proves(title, claim), status }));

/** Every named module is there and exports what it should, but for the one that is planted. */
const modules = (planted: Readonly<Record<string, string | null>> = {}) => (path: string) =>
  path in planted ? (planted[path] ?? null) : symbolsOf(path).map((symbol) => `export function ${symbol}() {}`).join('\n');
const symbolsOf = (path: string) =>
  ENFORCERS.flatMap(({ by }) => by.flatMap((enforcer) => (enforcer.startsWith(`${path}#`) ? [enforcer.slice(path.length + 1)] : [])));

const check = (run: Partial<PromiseRun> = {}): PromiseCheck =>
  checkPromises({ results: GREEN, committed: NO_LOCK, read: modules(), now: FIRST, ...run });

const { changed } = check();
if (changed === null) throw new Error('The green run proved nothing');
const LOCK: Lock = changed;
const later = (run: Partial<PromiseRun>) => check({ committed: LOCK, now: LATER, ...run });

describe('a green run', () => {
  it('writes what it showed, where, and since when', () => {
    expect(LOCK.proofs['1V1-03-02']).toEqual({
      since: { visavis: '2026-03-01 0123456789ab', onevone: '2026-03-01 0123456789ab' },
      tests: { [TEST]: 'every profile' },
    });
    expect(LOCK.proofs['ANC-04-01']?.tests).toEqual({
      [TEST]: ['anoncam'],
      [`${FILE} › a call › takes no recording`]: 'every profile',
    });
    expect(LOCK.totals.onevone?.proven).toBe(1);
  });

  it('leaves the lock alone when it shows the same another day', () => {
    expect(later({})).toMatchObject({ lost: [], risen: [], changed: null });
  });

  it('keeps the day of what was shown before, and dates only what is new', () => {
    const next = later({ results: [...GREEN, passed(proves('a call › has a camera', '1V1-01-13'))] }).changed;
    expect(next?.proofs['1V1-03-02']).toEqual(LOCK.proofs['1V1-03-02']);
    expect(next?.proofs['1V1-01-13']?.since.onevone).toBe('2026-04-01 ba9876543210');
  });

  it('counts each locked test, each module and each profile as a check that held', () => {
    const locked = Object.values(LOCK.proofs).flatMap(({ tests }) => Object.keys(tests)).length;
    const named = new Set(ENFORCERS.flatMap(({ by }) => by)).size;
    expect(later({}).passed).toBe(locked + named + PROFILE_NAMES.length);
  });

  it('upholds what it wrote, whatever ran and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(RESULT, { maxLength: 12 }), fc.array(RESULT, { maxLength: 12 }), (before, after) => {
        const first = check({ results: before }).changed ?? NO_LOCK;
        const again = check({ results: before.toReversed(), committed: first, now: LATER });
        expect(again).toMatchObject({ lost: [], risen: [], changed: null });
        const more = check({ results: [...before, ...after], committed: first, now: LATER });
        if (more.lost.length > 0) return;
        for (const [id, { since }] of Object.entries(first.proofs)) expect((more.changed ?? first).proofs[id]?.since).toMatchObject(since);
      }),
      { numRuns: 20 },
    );
  });
});

describe('what is caught, with the promise that it breaks', () => {
  const without = (title: string, ...instead: readonly TestResult[]) => [
    ...GREEN.filter((result) => !result.title.startsWith(title)),
    ...instead,
  ];

  it('a claimed test that is skipped', () => {
    const skipped = { ...passed(proves(SEALED, '1V1-03-02')), status: 'skipped' } as const;
    expect(later({ results: without(SEALED, skipped) }).lost).toContainEqual(
      `1V1-03-02: its test “${TEST}” is skipped. Let it run again.`,
    );
  });

  it('a claimed test that is red', () => {
    const red = { ...passed(proves(SEALED, '1V1-03-02')), status: 'failed' } as const;
    expect(later({ results: without(SEALED, red) }).lost).toContainEqual(expect.stringMatching(/^1V1-03-02: .* is red\./));
  });

  it('a claimed test that is gone', () => {
    expect(later({ results: without(SEALED) }).lost).toContainEqual(
      expect.stringMatching(new RegExp(`^1V1-03-02: its test “${TEST}” is gone`)),
    );
  });

  it('a claimed test that is renamed, with the name that it may have now', () => {
    const renamed = passed(proves('a call › is sealed', '1V1-03-02'));
    expect(later({ results: without(SEALED, renamed) }).lost).toContainEqual(
      expect.stringMatching(/^1V1-03-02: .* is gone; it may be “.*a call › is sealed” now/),
    );
  });

  it('a test that takes its claim back, under one profile or under all', () => {
    const quiet = later({ results: without(SEALED, passed(SEALED)) });
    expect(quiet.lost).toContainEqual(expect.stringMatching(/^1V1-03-02: .* does not claim it any more\./));
    const narrower = passed(proves(SEALED, { in: ['visavis'], ids: ['1V1-03-02'] }));
    expect(later({ results: without(SEALED, narrower) }).lost).toContainEqual(
      expect.stringMatching(/^1V1-03-02: .* does not claim it any more under onevone, talk1v1, anoncam\./),
    );
  });

  it('one red test among several of one name', () => {
    const red = { ...passed(proves(SEALED, '1V1-03-02')), status: 'failed' } as const;
    expect(later({ results: [...GREEN, red] }).lost).toContainEqual(expect.stringMatching(/^1V1-03-02: .* is red/));
  });

  it('an enforcing module that is deleted', () => {
    expect(later({ read: modules({ [MODULE]: null }) }).wrong).toContainEqual(
      expect.stringMatching(new RegExp(`^1V1-03-02, .*: the module ${MODULE} that keeps it is gone\\. `)),
    );
  });

  it('an enforcing module that lost its symbol, in code or in words only', () => {
    for (const source of ['function startSealedCall() {}', '// export function startSealedCall() {}', 'export const startSealedCalls = 1;']) {
      expect(later({ read: modules({ [MODULE]: source }) }).wrong).toContainEqual(
        expect.stringMatching(/^1V1-03-02, .*exports no startSealedCall any more/),
      );
    }
  });

  it('a rise of what is unproven, with the promises that rose', () => {
    const { risen } = later({ results: without(SEALED) });
    expect(risen).toContainEqual(expect.stringMatching(/^onevone: \d+ promises are unproven, \d+ were\. New: 1V1-03-02 \(test\)/));
    expect(risen.some((line) => line.startsWith('talk1v1'))).toBe(false);
  });

  it('a promise with a part that is there, and no test that claims it', () => {
    expect(later({}).wrong).toContainEqual(expect.stringMatching(/^T1V-03-03 \(visavis, talk1v1\): AGE-GATE is there, and no green test claims it/));
  });

  it('a claimed promise whose module nobody named', () => {
    const enforcers = ENFORCERS.filter(({ ids }) => !ids.includes('1V1-03-02'));
    expect(later({ enforcers }).wrong).toContainEqual(expect.stringMatching(/^1V1-03-02 \(visavis, onevone\): P2P has a green test and no named module/));
  });

  it('a claim of a promise or a profile that does not exist', () => {
    const { wrong } = later({ results: [...GREEN, passed('x [1V1-99-99]'), passed('y [1V1-03-02@other]')] });
    expect(wrong).toContainEqual(`${FILE} › x claims 1V1-99-99, which is no promise. Take one from packages/policy/src/promises.`);
    expect(wrong).toContainEqual(`${FILE} › y claims 1V1-03-02 under other, which is no profile.`);
  });

  it('a claim that is scoped to a profile in which the promise lacks its part; an unscoped one only does not count', () => {
    const scoped = passed(proves('x', { in: ['onevone', 'visavis'], ids: ['1V1-08-05'] }));
    const { wrong } = later({ results: [...GREEN, scoped] });
    for (const profile of ['onevone', 'visavis']) {
      expect(wrong).toContainEqual(`wrong claim: ${FILE} › x claims 1V1-08-05 under ${profile}, which waits for RIGHTS-DESK. Take the claim out.`);
    }
    const enforcers = [...ENFORCERS, { ids: ['1V1-08-05'], by: ['packages/rtc/src/sealed-call.ts#startSealedCall'] }] as const;
    const unscoped = later({ results: [...GREEN, passed(proves('x', '1V1-08-05'))], enforcers });
    expect(unscoped.wrong.filter((line) => line.includes('1V1-08-05'))).toEqual([]);
    expect(unscoped.changed).toBeNull();
  });

  it('a test of the product that claims more than the profile it ran under', () => {
    const ran = (claim: Parameters<typeof proves>[1], ranUnder: TestResult['ranUnder'] = ['visavis']) =>
      check({ results: [{ ...passed(proves('x', claim)), ranUnder }] });
    expect(ran('ANC-04-01').changed?.proofs['ANC-04-01']).toMatchObject({ since: { visavis: expect.any(String) }, tests: { [`${FILE} › x`]: ['visavis'] } });
    expect(ran('ANC-04-01').changed?.proofs['ANC-04-01']?.since.anoncam).toBeUndefined();
    expect(ran({ in: ['anoncam'], ids: ['ANC-04-01'] }).wrong).toContainEqual(`wrong claim: ${FILE} › x claims ANC-04-01 under anoncam, and ran under visavis. Run it there, or claim less.`);
    expect(ran('ANC-04-01', []).wrong).toContainEqual(expect.stringMatching(/^wrong claim: .*did not note its profile/));
  });

  it('a proof of a promise that is no longer made', () => {
    const committed = { ...LOCK, proofs: { ...LOCK.proofs, 'VIS-99-99': { since: {}, tests: { [TEST]: 'every profile' as const } } } };
    expect(later({ committed }).lost).toContainEqual(expect.stringMatching(/^VIS-99-99: the lock proves it/));
  });
});
