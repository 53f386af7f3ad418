import { LIMITS, type Mode } from '@visavis/protocol';
import type { LinkMessage } from '@visavis/rtc';
import type { Reach, ReportProgress } from '../view.ts';
import { stay, type VisitStep } from './effect.ts';
import type { VisitEvent } from './event.ts';

/** How long a report may go unanswered. */
const REPORT_MS = 10_000;

/** A report of this partner or the last, in the call or after it. */
export function stepReport(
  report: ReportProgress,
  event: VisitEvent,
  about: { readonly mode: Mode; readonly reach: Reach },
): VisitStep<ReportProgress> {
  switch (event.type) {
    case 'open-report':
      return stay(report === 'closed' ? 'open' : report);
    case 'close-report':
      return stay(report === 'sending' ? report : 'closed');
    case 'send-report': {
      if (report === 'sending' || report === 'sent') return stay(report);
      if (about.reach !== 'open') return stay('failed');
      const words = reportWords(event.words);
      return {
        state: 'sending',
        effects: [
          {
            do: 'send',
            message: { type: 'report', reason: event.reason, mode: about.mode, words },
          },
          { do: 'wait', timer: 'report', ms: REPORT_MS },
        ],
      };
    }
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

/** Words as a report may carry them [P2]: no control characters but line breaks, no half characters. */
function reportWords(written: string): string {
  const plain = written.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, '');
  return plain.trim().slice(0, LIMITS.reportWords).toWellFormed();
}

function refuses(message: LinkMessage): boolean {
  if (message.type !== 'error') return false;
  return ['report-failed', 'rate-limited', 'unavailable'].includes(message.code);
}
