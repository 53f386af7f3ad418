import type { Capability } from '../promises/capability.ts';
import type { Promised } from '../promises/promises.ts';
import type { Here } from '../promises/surpassed.ts';

/** How well a promise is kept, best first. */
export const PROMISE_STATES = ['proven', 'measured', 'declared', 'text', 'unproven'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** A module that keeps a promise: a path in the repository and a symbol that it exports. */
export type Enforcer = `${'apps' | 'packages' | 'tooling' | 'e2e'}/${string}#${string}`;

/** When something was first shown: a calendar day (YYYY-MM-DD) and the commit, `unknown` without git. */
export interface Since {
  readonly date: string;
  readonly commit: string;
}

/**
 * What an unproven promise waits for: a part of the product that is not there yet, a dated record by
 * people, a test or a named module of a part that is there, a run of its tests under the profile, or a
 * sentence that prints it.
 */
export type WaitsFor = Capability | 'attestation' | 'test' | 'module' | 'run' | 'sentence';

interface Common {
  readonly promise: Promised;
  /** What holds in place of its words, where the profile does less with data than they allow. */
  readonly here?: Here;
  readonly enforcers: readonly Enforcer[];
  /** `file › title` of the tests that ran green. */
  readonly tests: readonly string[];
}

/** One line of the ledger: a promise under a profile. */
export type LedgerEntry = Common &
  (
    | {
        readonly state: 'proven';
        readonly since: Since;
        /** There where a program shows only a part, and people must attest the rest and have not. */
        readonly open?: 'attestation';
        /** Where a live number shows it as well. */
        readonly figure?: string;
      }
    | { readonly state: 'measured'; readonly figure: string }
    | { readonly state: 'declared'; readonly on: string; readonly until: string; readonly evidence: string }
    | { readonly state: 'text' }
    /** `lacks`: what of the part is still missing, where the rest of it is there. */
    | { readonly state: 'unproven'; readonly waitsFor: WaitsFor; readonly lacks?: string }
  );

export type Ledger = ReadonlyMap<string, LedgerEntry>;
