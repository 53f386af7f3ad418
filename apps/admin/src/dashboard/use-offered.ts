import type { AdminServer } from '../admin-server.ts';
import type { Offered } from '../counts/answers.ts';
import { DAY_MS, startOfDay } from '../counts/span.ts';
import { type Asked, useAnswer } from '../counts/use-answer.ts';

/** What is counted, and from when on there are numbers: any answer knows that, one about today is the shortest. */
export function useOffered(server: Pick<AdminServer, 'offered' | 'quality'>): Asked<Offered> {
  return useAnswer(async () => {
    const today = startOfDay(Date.now());
    const [offered, quality] = await Promise.all([server.offered(), server.quality({ from: today, to: today + DAY_MS })]);
    if (!offered.ok) return offered;
    return quality.ok ? { ok: true, value: { ...offered.value, countedSince: quality.value.countedSince } } : quality;
  }, '');
}
