import { brandTests } from '../../fixtures/brand-tests.ts';
import { noGuardTests } from '../../fixtures/guard-tests.ts';
import { ledgerTests } from '../../fixtures/ledger-tests.ts';

brandTests('talk1v1', {
  pages: [{ in: ['talk1v1'], ids: ['T1V-00-03', 'T1V-12-01'] }],
  directCall: [{ in: ['talk1v1'], ids: ['T1V-06-03', 'VIS-02-15', 'VIS-03-01'] }],
});

ledgerTests('talk1v1');

noGuardTests();
