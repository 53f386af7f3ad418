import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ATTACK, isAttack, SiteWatch } from './site-watch.ts';

const times = (count: number, act: () => void): void => {
  for (let done = 0; done < count; done += 1) act();
};

describe('a site', () => {
  test('[A1] with many searches that end in matches is busy, not under attack', () => {
    const watch = new SiteWatch();
    times(1_000, () => watch.noteFind(0));
    times(500, () => watch.noteMatch(0));
    expect(watch.isUnderAttack(0)).toBe(false);
  });

  test('[A1] with many searches most of which end without a match is under attack', () => {
    const watch = new SiteWatch();
    times(ATTACK.finds, () => watch.noteFind(0));
    expect(watch.isUnderAttack(0)).toBe(false);
    watch.noteFind(0);
    expect(watch.isUnderAttack(0)).toBe(true);
  });

  test('[A1] counts the last minute only', () => {
    const watch = new SiteWatch();
    times(200, () => watch.noteFind(0));
    times(200, () => watch.noteFind(61_000));
    expect(watch.isUnderAttack(61_000)).toBe(false);
    times(200, () => watch.noteFind(100_000));
    expect(watch.isUnderAttack(100_000)).toBe(true);
  });

  test('[A2] stays so for two minutes after the last sign, and no longer', () => {
    const watch = new SiteWatch();
    times(301, () => watch.noteFind(0));
    expect(watch.isUnderAttack(0)).toBe(true);
    expect(watch.isUnderAttack(59_999)).toBe(true);
    expect(watch.isUnderAttack(179_998)).toBe(true);
    expect(watch.isUnderAttack(179_999)).toBe(false);
  });

  test('[A1] more matches never make an attack, and more searches never end one', () => {
    fc.assert(fc.property(fc.nat(5_000), fc.nat(5_000), fc.nat(100), (finds, matches, more) => {
      expect(isAttack(finds, matches + more) && !isAttack(finds, matches)).toBe(false);
      expect(isAttack(finds, matches) && !isAttack(finds + more, matches)).toBe(false);
    }));
  });
});
