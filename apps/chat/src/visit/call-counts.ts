import { callSetupOf } from '@visavis/analytics/count-name';
import type { CountName } from '@visavis/analytics';
import type { CallSummary } from '@visavis/rtc';

/** What a call says of itself at its end: two rough words, each told by itself, and nothing where nothing was measured. */
export function countsOf({ quality, setupMs }: CallSummary): readonly CountName[] {
  const names: CountName[] = [];
  if (setupMs !== null) names.push(`setup:${callSetupOf(setupMs)}`);
  if (quality !== null) names.push(`quality:${quality}`);
  return names;
}
