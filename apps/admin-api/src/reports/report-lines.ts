import { read } from '@visavis/policy/personal';
import type { EvidenceReading } from '@visavis/rtc/evidence';
import { type OpenReport, type OpenReports, REPORTS_ON_PAGE, type SealedReport } from '@visavis/services';
import { quoted } from './terminal-text.ts';

/** What became of a report's sealed texts. */
export type Opened =
  | EvidenceReading
  /** None were sent. */
  | { readonly kind: 'none' }
  /** No key was given. */
  | { readonly kind: 'sealed' }
  /** None of the keys opens them. */
  | { readonly kind: 'not-opened' };

/** A page of open reports, line by line. `page` counts from 1. */
export function listLines({ reports, total }: OpenReports, page: number): readonly string[] {
  if (total === 0) return ['No open reports.'];
  const pages = Math.ceil(total / REPORTS_ON_PAGE);
  if (page > pages) return [`There is no page ${page}: ${total} open, ${pages === 1 ? 'on one page' : `on ${pages} pages`}.`];
  const more = page < pages ? `; the next: npm run admin -- reports ${page + 1}` : '';
  return [...reports.map(headLine), `${total} open, page ${page} of ${pages}${more}`];
}

/** One report with what its texts say and whether each is proven, line by line. */
export function reportLines(report: SealedReport, opened: Opened): readonly string[] {
  return [headLine(report), `state: ${report.state}`, ...evidenceLines(opened)];
}

function headLine({ id, reportedAt, reason, mode, words, hasEvidence }: OpenReport): string {
  const said = read(words, 'stop-abuse');
  // Reasons are ours, but the database would take others.
  const parts = [id, timeOf(reportedAt), quoted(reason).slice(1, -1), mode, hasEvidence ? 'with texts' : 'no texts', said === '' ? 'no words' : quoted(said)];
  return parts.join('  ');
}

function evidenceLines(opened: Opened): readonly string[] {
  switch (opened.kind) {
    case 'none':
      return ['No texts came with it.'];
    case 'sealed':
      return ['Its texts are sealed, and their key is not here. Set MODERATORS_KEY to the file with it (docs/reports.md).'];
    case 'not-opened':
      return ['Its texts cannot be opened: they were changed, or sealed to a key that is not in the file.'];
    case 'unreadable':
      return ['Its texts were opened, and are not what our client sends. Nothing of them is proven.'];
    case 'read': {
      const { token, texts } = opened;
      const match = token.valid
        ? `The match is proven: about ${timeOf(new Date(token.at * 1_000))}, ${quoted(token.match).slice(1, -1)}.`
        : 'The match is not proven: its token is not signed with a key in MATCH_PUBLIC_KEYS. So no text is.';
      return [match, ...texts.map(({ role, sequence, text, proof }) => `${proof === 'proven' ? 'proven    ' : 'not proven'}  ${role} ${sequence}  ${quoted(text)}`)];
    }
  }
}

/** To the minute, UTC; a token may name any number of seconds. */
const timeOf = (time: Date): string => (Number.isNaN(time.getTime()) ? 'no time' : `${time.toISOString().slice(0, 16)}Z`);
