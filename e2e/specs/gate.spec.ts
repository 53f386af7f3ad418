import { gateTests } from '../fixtures/gate-tests.ts';

gateTests();
