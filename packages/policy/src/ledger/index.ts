export type { EnforcerGroup } from './enforcers/enforcer-group.ts';
export { ENFORCERS } from './enforcers/enforcers.ts';
export { type LedgerDay, ledgerFor } from './ledger-for.ts';
export { COMMITTED_LOCK, isIn, Lock, NO_LOCK, type Proof, stampOf, type Where } from './lock.ts';
export { type MissingPart, missingPart } from './missing-part.ts';
export { type Enforcer, type Ledger, type LedgerEntry, PROMISE_STATES, type PromiseState, type Since, type WaitsFor } from './state.ts';
export { totalsOf, type Totals } from './totals.ts';
