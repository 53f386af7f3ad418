import * as v from 'valibot';
import type { LiveFigures } from './context.ts';

const TIMEOUT_MS = 1_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const Live = v.object({ online: count, waiting: count, seats: count });
type Live = v.InferOutput<typeof Live>;

/** What all signaling servers that answer have together; null when none does. */
export async function liveFigures(metricsUrls: readonly string[]): Promise<LiveFigures | null> {
  const told = (await Promise.all(metricsUrls.map(figuresOf))).filter((one) => one !== null);
  if (told.length === 0) return null;
  const sum = (name: keyof Live): number => told.reduce((total, one) => total + one[name], 0);
  // A call over two servers has a seat at each. When one of them does not answer it is half told, and counts.
  return { online: sum('online'), waiting: sum('waiting'), calls: Math.ceil(sum('seats') / 2) };
}

/** null when it does not answer in a second, or not in its own words. */
async function figuresOf(metricsUrl: string): Promise<Live | null> {
  try {
    const response = await fetch(new URL('/live', metricsUrl), { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
    if (!response.ok) return null;
    const parsed = v.safeParse(Live, await response.json());
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
