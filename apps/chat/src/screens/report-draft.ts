import { signal } from '@preact/signals';
import type { ReportReason } from '@visavis/protocol';

interface ReportDraft {
  readonly reason: ReportReason | null;
  readonly words: string;
  /** Ids of the messages that go along. */
  readonly ticked: readonly number[];
}

const EMPTY: ReportDraft = { reason: null, words: '', ticked: [] };

/** Outlives a change of screen: a partner who leaves must not take the report about them along. */
export const reportDraft = signal(EMPTY);

export function clearReportDraft(): void {
  reportDraft.value = EMPTY;
}
