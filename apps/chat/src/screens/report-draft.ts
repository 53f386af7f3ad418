import { signal } from '@preact/signals';
import type { ReportReason } from '@visavis/protocol';

interface ReportDraft {
  readonly reason: ReportReason | null;
  readonly words: string;
}

const EMPTY: ReportDraft = { reason: null, words: '' };

/** Outlives a change of screen: a partner who leaves must not take the report about them along. */
export const reportDraft = signal(EMPTY);

export function clearReportDraft(): void {
  reportDraft.value = EMPTY;
}
