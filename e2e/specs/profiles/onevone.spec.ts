import { brandTests } from '../../fixtures/brand-tests.ts';
import { noGuardTests } from '../../fixtures/guard-tests.ts';
import { ledgerTests } from '../../fixtures/ledger-tests.ts';

brandTests('onevone', {
  pages: [{ in: ['onevone'], ids: ['1V1-00-01', '1V1-00-02'] }],
  directCall: [{ in: ['onevone'], ids: ['1V1-03-01', '1V1-03-03', 'VIS-02-15', 'VIS-03-01'] }],
});

ledgerTests('onevone');

noGuardTests();
