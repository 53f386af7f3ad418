import * as v from 'valibot';
import { PAGES } from './page.ts';

/** The longest body that the beacon's address takes, in bytes. */
export const MAX_COUNT_BYTES = 1_024;

const View = v.strictObject({
  event: v.literal('view'),
  page: v.picklist(PAGES),
  /** Came from outside: typed, or followed a link of another host. One of these is one visit. */
  entry: v.boolean(),
});
const CallStarted = v.strictObject({ event: v.literal('call-started') });

/** What one request of the beacon may say; an unknown key or value makes it count for nothing. */
export const Count = v.variant('event', [View, CallStarted]);
export type Count = v.InferOutput<typeof Count>;

/** The event in a beacon's body, or `undefined` when it is anything else. */
export function parseCount(body: string): Count | undefined {
  const result = v.safeParse(Count, readJson(body));
  return result.success ? result.output : undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
