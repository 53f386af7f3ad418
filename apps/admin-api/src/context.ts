import type { Personal } from '@visavis/policy/personal';
import type { ReadScope } from '@visavis/services/counts';
import type {
  BreakdownAnswer,
  BreakdownInput,
  NewReadKeyAnswer,
  OfferedAnswer,
  PagesAnswer,
  ProofAnswer,
  QualityAnswer,
  QuantilesAnswer,
  QuantilesInput,
  ReadKeyAnswer,
  Span,
  StepsAnswer,
  StepsInput,
  TotalsAnswer,
  TotalsInput,
} from './counts/answers.ts';

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
  /** Whether there is an owner with this email, whose password, second factor and sessions end when the code is right. */
  readonly replaces: boolean;
}

/** What somebody with an open link may know before they begin. */
export interface OpenLink {
  /** With the email of one who is there, the link replaces that account; with another, it makes one more. */
  readonly hasOwner: boolean;
}

/** Each throws `link-unknown`, `link-used` or `link-expired` unless the link is open. */
export interface SetUp {
  check(token: string): Promise<OpenLink>;
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
  /** null while today has fewer waits than the profile's threshold. */
  readonly medianWaitMs: number | null;
  /** Requests that were not counted, and the most frequent reason; null while it has fewer than the profile's threshold. */
  readonly droppedToday: { readonly count: number; readonly mostOften: string | null };
  readonly reportsWaiting: number;
  /** null when signaling does not answer. */
  readonly live: LiveFigures | null;
}

/** What was counted. Each reads one picture of the database and shows nothing below the threshold. */
export interface Counts {
  offered(): Promise<OfferedAnswer>;
  totals(input: TotalsInput): Promise<TotalsAnswer>;
  breakdown(input: BreakdownInput): Promise<BreakdownAnswer>;
  pages(input: Span): Promise<PagesAnswer>;
  quantiles(input: QuantilesInput): Promise<QuantilesAnswer>;
  steps(input: StepsInput): Promise<StepsAnswer>;
  quality(input: Span): Promise<QualityAnswer>;
  proof(): Promise<ProofAnswer>;
}

/** Keys of the read API. */
export interface ReadKeys {
  list(): Promise<readonly ReadKeyAnswer[]>;
  create(input: { label: string; scopes: readonly [ReadScope, ...ReadScope[]] }): Promise<NewReadKeyAnswer>;
  /** False when there is none with this id. */
  revoke(id: string): Promise<boolean>;
}

/** What the procedures may do for one request. Free of node and of the database, so that the dashboard can read its types. */
export interface RequestContext {
  readonly owner: () => Promise<Owner | null>;
  readonly setUp: SetUp;
  readonly overview: () => Promise<Overview>;
  readonly counts: Counts;
  readonly readKeys: ReadKeys;
}
