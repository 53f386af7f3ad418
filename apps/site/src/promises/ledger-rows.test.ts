import { PROFILE_NAMES } from '@visavis/policy';
import { ledgerFor } from '@visavis/policy/ledger';
import { describe, expect, it } from 'vitest';
import { ledgerGroups } from './ledger-groups.ts';
import { ledgerRows } from './ledger-rows.ts';
import { declared, ledgerOf, proven, unproven } from './planted-entry.test-support.ts';

const NOWHERE = { places: new Map(), known: ledgerOf(proven('VIS-01-03')) };
const LATER = { date: '2026-12-01', commit: 'fedcba9' };

describe('the rows of the ledger', () => {
  it('say once what several promises say, with the numbers and the tests of all', () => {
    const [row, ...others] = ledgerRows(
      [proven('1V1-02-00'), proven('T1V-02-00', { tests: ['b.test.ts › holds'], since: LATER }), proven('ANC-03-00')],
      NOWHERE,
    );
    expect(others).toEqual([]);
    expect(row?.worded).toEqual([{ says: 'Your data is used for a closed list of purposes.', ids: ['1V1-02-00', 'T1V-02-00', 'ANC-03-00'] }]);
    expect(row?.tests).toHaveLength(2);
    expect(row?.since).toBe(LATER.date);
  });

  it('keep apart what stands differently', () => {
    expect(ledgerRows([proven('1V1-02-00'), unproven('T1V-02-00', 'test'), unproven('ANC-03-00', 'SLA')], NOWHERE)).toHaveLength(3);
    expect(ledgerRows([declared('1V1-02-00'), declared('T1V-02-00')], NOWHERE)).toHaveLength(2);
  });

  it('say what holds here before what was published, and lead to our own promise where there is one', () => {
    const here = { here: 'No IP address is written down at all.', own: ['VIS-01-03', 'VIS-01-16'] } as const;
    const [row] = ledgerRows([proven('ANC-01-02', { here }), proven('ANC-05-01', { here })], NOWHERE);
    expect(row?.here).toEqual({ says: here.here, own: ['VIS-01-03'] });
    expect(row?.worded.map(({ ids }) => ids)).toEqual([['ANC-01-02'], ['ANC-05-01']]);
  });
});

it.each(PROFILE_NAMES)('hold each promise of %s once', (profile) => {
  const ledger = ledgerFor(profile, { today: '2026-11-22' });
  const rows = ledgerGroups(ledger).flatMap(({ entries }) => ledgerRows(entries, { places: new Map(), known: ledger }));
  const ids = rows.flatMap(({ worded }) => worded.flatMap((one) => one.ids));
  expect(ids.toSorted()).toEqual([...ledger.keys()].toSorted());
  expect(profile !== 'visavis' || rows.length < ids.length).toBe(true);
});
