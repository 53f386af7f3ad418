import { ledgerFor } from '@visavis/policy/ledger';
import { expect, it } from 'vitest';
import { ledgerOf, proven } from './planted-entry.test-support.ts';
import { whose } from './whose.ts';

it('counts what others have published apart from what is promised here, and explains the codes', () => {
  const ledger = ledgerFor('visavis', { today: '2026-11-22' });
  const { codes, own, published } = whose(ledger);
  expect(published + own).toBe(ledger.size);
  expect(published).toBe(216);
  expect(codes).toBe('1V1, T1V and ANC are published promises of 1v1 Cams, Talk1v1 and AnonCam; VIS is this program’s own.');
});

it('speaks of those that occur only', () => {
  expect(whose(ledgerOf(proven('ANC-01-02'), proven('VIS-01-03'))).codes).toBe(
    'ANC is a published promise of AnonCam; VIS is this program’s own.',
  );
  expect(whose(ledgerOf(proven('VIS-01-03')))).toEqual({ published: 0, own: 1, codes: 'VIS is this program’s own.' });
});
