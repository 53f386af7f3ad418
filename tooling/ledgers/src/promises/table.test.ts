import { ledgerFor, NO_LOCK } from '@visavis/policy/ledger';
import { expect, it } from 'vitest';
import { ledgerTable, totalsTable } from './table.ts';

const TODAY = '2026-03-01';

it('says of each promise what keeps it and since when, or what it waits for', () => {
  const lock = {
    ...NO_LOCK,
    proofs: { '1V1-03-02': { since: { onevone: '2026-03-01 0123456789ab' }, tests: { 'x.test.ts › it holds': 'every profile' as const } } },
  };
  const table = ledgerTable('onevone', ledgerFor('onevone', { today: TODAY, lock }));
  expect(table).toMatch(/1V1-03-02 {2}proven .*\n.*by packages\/rtc.*\n.*shown by 1 test since 2026-03-01 \(0123456789ab\)\n/);
  expect(table).toMatch(/1V1-08-01 {2}unproven .*\n {21}waits for RIGHTS-DESK\n/);
  expect(table).toMatch(/1V1-04-03 {2}unproven .*\n {21}waits for COUNTING-COOKIE: a cookie for counting, and the question before it\n/);
  expect(table).toMatch(/1V1-01-21 {2}unproven .*\n {21}here: There is nothing to buy, so no payment data is collected\.\n/);
  expect(table).toMatch(/1V1-06-04 {2}unproven .*\n {21}attestation: none yet\n/);
});

it('counts the promises of each profile by state, all together', () => {
  const ledgers = (['visavis', 'onevone'] as const).map((profile) => [profile, ledgerFor(profile, { today: TODAY, lock: NO_LOCK })] as const);
  expect(totalsTable(ledgers)).toMatch(/^visavis: \d+ promises · +0 proven · .*\nonevone: \d+ promises · +0 proven · +\d+ measured · +0 declared · +\d+ text · +\d+ unproven\n$/);
});

it('says what the strictest profile does not promise, and why', () => {
  const table = ledgerTable('visavis', ledgerFor('visavis', { today: TODAY, lock: NO_LOCK }));
  expect(table).toMatch(/1V1-03-03 {2}not made {2}Picture and sound go straight.*\n {21}A shielded call passes our relay/);
});
