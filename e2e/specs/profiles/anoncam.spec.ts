import { brandTests } from '../../fixtures/brand-tests.ts';
import { guardTests } from '../../fixtures/guard-tests.ts';
import { ledgerTests } from '../../fixtures/ledger-tests.ts';

brandTests('anoncam', {
  pages: [{ in: ['anoncam'], ids: ['ANC-00-01', 'ANC-10-01'] }],
  directCall: [{ in: ['anoncam'], ids: ['ANC-04-02', 'VIS-02-15', 'VIS-03-01'] }],
});

ledgerTests('anoncam');

guardTests({ maySwitch: false });
