import * as v from 'valibot';
import type { LiveFigures } from './context.ts';

const TIMEOUT_MS = 1_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const Live = v.object({ online: count, waiting: count, calls: count });

/** Asks signaling for its figures. null when it does not answer in a second, or not in its own words. */
export async function liveFigures(metricsUrl: string): Promise<LiveFigures | null> {
  try {
    const response = await fetch(new URL('/live', metricsUrl), { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
    if (!response.ok) return null;
    const parsed = v.safeParse(Live, await response.json());
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
