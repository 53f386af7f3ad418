export { CAPABILITIES, type Capability } from './capability.ts';
export { VISAVIS_EXCEPTIONS } from './exceptions.ts';
export type { ProofKind, PromiseCategory, PromiseRow } from './promise-row.ts';
export { isPromiseId, promise, PROMISES, type Promised, type PromiseId } from './promises.ts';
