import { guardTests } from '../fixtures/guard-tests.ts';

guardTests({ maySwitch: true });
