import type { Personal } from '@visavis/policy/personal';

/** Who signed in: an owner whose second factor is proven. */
export interface Owner {
  readonly id: string;
  readonly email: Personal<'operator-email'>;
}

export interface SetUpStart {
  /** otpauth:// address for the QR code. */
  readonly totpUri: string;
  readonly recoveryCodes: readonly string[];
  /** The unfinished owner, sealed by the server and kept by the browser until the code is right. */
  readonly draft: string;
}

/** Each throws `link-unknown`, `link-used` or `link-expired` unless the link is open. */
export interface SetUp {
  check(token: string): Promise<void>;
  begin(input: { token: string; email: Personal<'operator-email'>; password: string }): Promise<SetUpStart>;
  finish(input: { token: string; draft: string; code: string }): Promise<Owner>;
}

/** What signaling knows right now. */
export interface LiveFigures {
  readonly online: number;
  readonly waiting: number;
  readonly calls: number;
}

/** Today is the UTC day. */
export interface Overview {
  /** When the figures were read, ms since 1970. */
  readonly at: number;
  readonly visitsToday: number;
  readonly matchesToday: number;
  /** null while nobody has been matched today. */
  readonly medianWaitMs: number | null;
  readonly reportsWaiting: number;
  /** null when signaling does not answer. */
  readonly live: LiveFigures | null;
}

/** What the procedures may do for one request. Free of node and of the database, so that the dashboard can read its types. */
export interface RequestContext {
  readonly owner: () => Promise<Owner | null>;
  readonly setUp: SetUp;
  readonly overview: () => Promise<Overview>;
}
