import type { Database } from '@visavis/db';
import { report } from '@visavis/db/schema';
import { type Personal, read } from '@visavis/policy/personal';
import type { Mode, ReportReason } from '@visavis/protocol';

/** A report as the signaling server parsed it. */
export interface Report {
  readonly reason: ReportReason;
  readonly mode: Mode;
  readonly words: Personal<'report-words'>;
  /** Texts, sealed for the moderators, base64url; null or left out: none were sent. */
  readonly evidence?: string | null;
}

const MINUTE_MS = 60_000;

/** Stores a report. Of its time only the minute is kept. Errors: `DatabaseError`. */
export async function fileReport(db: Database, { reason, mode, words, evidence = null }: Report, now = new Date()): Promise<void> {
  const reportedAt = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
  const sealed = evidence === null ? null : Buffer.from(evidence, 'base64url');
  await db.insert(report).values({ reportedAt, reason, mode, words: storable(read(words, 'stop-abuse')), evidence: sealed });
}

/** PostgreSQL's text holds neither NUL nor half of a surrogate pair, and JSON may bring both. */
function storable(words: string): string {
  return words.replaceAll('\0', '').toWellFormed();
}
