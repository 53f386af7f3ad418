import { LIMITS, type Mode } from '@visavis/protocol';
import type { LinkMessage } from '@visavis/rtc';
import type { Reach, ReportProgress } from '../view.ts';
import { stay, type VisitEffect, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';
import { type Lines, tickedLines } from './lines.ts';

/** How long a report may go unanswered. */
const REPORT_MS = 10_000;

export interface ReportAbout {
  readonly mode: Mode;
  readonly reach: Reach;
  readonly lines: Lines;
  /** What ticked texts are sealed to; null where none can go along. */
  readonly evidenceKey: string | null;
}

/** A report of this partner or the last, in the call or after it. */
export function stepReport(report: ReportProgress, event: VisitEvent, about: ReportAbout): VisitStep<ReportProgress> {
  switch (event.type) {
    case 'open-report':
      return stay(report === 'closed' ? 'open' : report);
    case 'close-report':
      return stay(report === 'sending' ? report : 'closed');
    case 'send-report':
      if (report === 'sending' || report === 'sent') return stay(report);
      return sendReport(event, about);
    case 'report-unsent':
      return stay(report === 'sending' ? event.reason : report);
    case 'waited':
      return stay(report === 'sending' && event.timer === 'report' ? 'failed' : report);
    case 'server':
      if (report !== 'sending') return stay(report);
      if (event.message.type === 'reported') return stay('sent');
      return stay(refuses(event.message) ? 'failed' : report);
    default:
      return stay(report);
  }
}

/** The texts of a call that is over are kept for this long, and no longer. */
export const needsTexts = (report: ReportProgress): boolean => report !== 'closed' && report !== 'sent';

/** Sends a report; only the ticked texts go along, and only sealed [P4]. */
export function sendReport(
  { reason, words: written, ticked }: Omit<Extract<VisitEvent, { type: 'send-report' }>, 'type'>,
  { mode, reach, lines, evidenceKey }: ReportAbout,
): VisitStep<ReportProgress> {
  if (reach !== 'open') return stay('failed');
  const message = { type: 'report', reason, mode, words: reportWords(written) } as const;
  const along = evidenceKey === null ? [] : tickedLines(lines, ticked);
  const send: VisitEffect =
    evidenceKey === null || along.length === 0 ? { do: 'send', message } : { do: 'report', message, lines: along, evidenceKey };
  return { state: 'sending', effects: [send, { do: 'wait', timer: 'report', ms: REPORT_MS }] };
}

/** Words as a report may carry them [P2]: no control characters but line breaks, no half characters. */
function reportWords(written: string): string {
  const plain = written.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, '');
  return plain.trim().slice(0, LIMITS.reportWords).toWellFormed();
}

function refuses(message: LinkMessage): boolean {
  if (message.type !== 'error') return false;
  return ['report-failed', 'rate-limited', 'unavailable'].includes(message.code);
}
