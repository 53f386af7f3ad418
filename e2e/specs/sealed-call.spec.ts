import { callTests } from '../fixtures/call-tests.ts';

callTests();
