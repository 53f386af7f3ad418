export { type FakeClock, fakeClock } from './fake-clock.ts';
export { postgres, type TestDatabase } from './postgres.ts';
