import { PROFILE_NAMES } from '@visavis/policy';
import { ledgerFor } from '@visavis/policy/ledger';
import { describe, expect, it } from 'vitest';
import { awaited, ledgerGroups } from './ledger-groups.ts';
import { ledgerOf, proven, unproven } from './planted-entry.test-support.ts';

describe.each(PROFILE_NAMES)('the ledger of %s, in groups', (profile) => {
  it('is all there, each promise once, and no two groups share an anchor', () => {
    const ledger = ledgerFor(profile, { today: '2026-11-22' });
    const groups = ledgerGroups(ledger);
    const ids = groups.flatMap((group) => group.entries.map((entry) => entry.promise.id));
    expect(ids.toSorted()).toEqual([...ledger.keys()].toSorted());
    expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
    expect(groups.every(({ id }) => /^[a-z]+(-[a-z]+)*$/.test(id))).toBe(true);
  });
});

it('says how many promises wait for what, the most wanted first', () => {
  const ledger = ledgerOf(
    unproven('1V1-06-04', 'attestation'),
    unproven('1V1-08-01', 'RIGHTS-DESK'),
    unproven('1V1-08-08', 'RIGHTS-DESK'),
    proven('1V1-04-01'),
  );
  expect(awaited(ledger).map(({ count }) => count)).toEqual([2, 1]);
});
