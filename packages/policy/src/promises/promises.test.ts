import { describe, expect, it } from 'vitest';
import { citedPromises } from '../ledger/cited.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { manifestFor } from '../manifest-for.ts';
import { isLeftOut, VISAVIS_EXCEPTIONS } from './exceptions.ts';
import { promise, PROMISES } from './promises.ts';
import { promisesOf } from './promises-of.ts';

const ids = PROMISES.map(({ id }) => id);
const PUBLISHED = ids.filter((id) => !id.startsWith('VIS-'));

describe('the promises', () => {
  it('are the 83, 82 and 63 of the published policies, and our own', () => {
    const of = (policy: string) => ids.filter((id) => id.startsWith(policy)).length;
    expect([of('1V1'), of('T1V'), of('ANC')]).toEqual([83, 82, 63]);
    expect(of('VIS')).toBe(ids.length - PUBLISHED.length);
  });

  it('have a number of their own each, and stand under it', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect(id).toMatch(/^(1V1|T1V|ANC|VIS)-\d{2}-\d{2}$/);
      expect(promise(id).id).toBe(id);
    }
  });

  it('name as near only promises that exist, and not themselves', () => {
    const known = new Set<string>(ids);
    for (const { id, near } of PROMISES) for (const other of near) expect([known.has(other), other === id]).toEqual([true, false]);
  });

  it('fit on a card: one plain sentence each', () => {
    for (const { says } of PROMISES) {
      expect(says).toMatch(/^[A-Z].*[^.]\.$/);
      expect(says).not.toMatch(/[!"]|\. [A-Z]/);
      expect(says.split(' ').length).toBeLessThanOrEqual(26);
    }
  });
});

describe('what a profile must keep', () => {
  it('is the published policy of its brand', () => {
    expect(promisesOf('onevone', [])).toHaveLength(83);
    expect(promisesOf('talk1v1', [])).toHaveLength(82);
    expect(promisesOf('anoncam', [])).toHaveLength(63);
  });

  it('is, for the strictest, everything but what it replaces, each with a reason', () => {
    const kept = new Set<string>(promisesOf('visavis', []).map(({ id }) => id));
    expect(PUBLISHED.filter((id) => !kept.has(id)).sort()).toEqual(Object.keys(VISAVIS_EXCEPTIONS).sort());
    for (const reason of Object.values(VISAVIS_EXCEPTIONS)) expect(reason).toMatch(/\.$/);
  });

  it('is, for an operator’s own policy, nothing that speaks of what it leaves out', () => {
    const leftOut = (profile: (typeof PROFILE_NAMES)[number]) => ids.filter((id) => isLeftOut(id, manifestFor(profile)));
    const exceptions: readonly string[] = Object.keys(VISAVIS_EXCEPTIONS);
    expect(leftOut('visavis').filter((id) => !exceptions.includes(id))).toEqual([]);
    expect(leftOut('visavis')).toEqual(expect.arrayContaining(['1V1-01-17', 'T1V-06-03']));
    // Whoever has published a promise does not leave it out.
    expect(leftOut('onevone').filter((id) => id.startsWith('1V1'))).toEqual([]);
    expect(leftOut('talk1v1').filter((id) => id.startsWith('T1V'))).toEqual([]);
    expect(leftOut('anoncam').filter((id) => id.startsWith('ANC'))).toEqual([]);
  });

  it('is also what its documents promise beyond that', () => {
    expect(promisesOf('onevone', ['VIS-03-01', '1V1-05-01', 'ANC-05-01']).map(({ id }) => id).filter((id) => !id.startsWith('1V1'))).toEqual(['VIS-03-01']);
    expect(() => promisesOf('onevone', ['VIS-99-99'])).toThrow('VIS-99-99');
  });

  it('holds each promise of our own somewhere', () => {
    const cited = new Set(PROFILE_NAMES.flatMap((profile) => [...citedPromises(profile)]));
    expect(ids.filter((id) => id.startsWith('VIS-') && !cited.has(id))).toEqual([]);
  });
});
