import type { Database } from '@visavis/db';
import { report } from '@visavis/db/schema';
import { type Personal, personal } from '@visavis/policy/personal';
import { and, count, desc, eq, sql } from 'drizzle-orm';

/** Reports on one page of the list. */
export const REPORTS_ON_PAGE = 20;

export interface OpenReport {
  readonly id: string;
  /** A whole minute. */
  readonly reportedAt: Date;
  readonly reason: string;
  readonly mode: 'video' | 'text';
  readonly words: Personal<'report-words'>;
  /** Whether sealed texts came with it. */
  readonly hasEvidence: boolean;
}

export interface OpenReports {
  /** Those about a minor first, the newest first. */
  readonly reports: readonly OpenReport[];
  /** On all pages. */
  readonly total: number;
}

const isOpen = eq(report.state, 'new');
const listed = {
  id: report.id,
  reportedAt: report.reportedAt,
  reason: report.reason,
  mode: report.mode,
  words: report.words,
  hasEvidence: sql<boolean>`${report.evidence} is not null`,
};

/** The reports that nobody has closed. `page` counts from 1. Errors: `DatabaseError`. */
export async function openReports(db: Database, { page }: { readonly page: number }): Promise<OpenReports> {
  const rows = await db
    .select(listed)
    .from(report)
    .where(isOpen)
    .orderBy(desc(eq(report.reason, 'minor')), desc(report.reportedAt), report.id)
    .limit(REPORTS_ON_PAGE)
    .offset((page - 1) * REPORTS_ON_PAGE);
  const [all] = await db.select({ total: count() }).from(report).where(isOpen);
  return { reports: rows.map(closed), total: all?.total ?? 0 };
}

export interface SealedReport extends OpenReport {
  readonly state: 'new' | 'closed';
  /** Base64url; null: no texts came with it. */
  readonly evidence: string | null;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** One report, open or closed, with its sealed texts; null when there is none of this id. Errors: `DatabaseError`. */
export async function sealedReport(db: Database, id: string): Promise<SealedReport | null> {
  if (!UUID.test(id)) return null;
  const [row] = await db.select({ ...listed, state: report.state, evidence: report.evidence }).from(report).where(eq(report.id, id));
  if (row === undefined) return null;
  return { ...closed(row), state: row.state, evidence: row.evidence?.toString('base64url') ?? null };
}

/** Marks it as dealt with; whether it was open. Errors: `DatabaseError`. */
export async function closeReport(db: Database, id: string): Promise<boolean> {
  if (!UUID.test(id)) return false;
  const rows = await db.update(report).set({ state: 'closed' }).where(and(eq(report.id, id), isOpen)).returning({ id: report.id });
  return rows.length > 0;
}

function closed({ id, reportedAt, reason, mode, words, hasEvidence }: Omit<OpenReport, 'words'> & { readonly words: string }): OpenReport {
  return { id, reportedAt, reason, mode, words: personal('report-words', words), hasEvidence };
}
