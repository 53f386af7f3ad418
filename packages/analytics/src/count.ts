import { CAMPAIGN_NAME } from '@visavis/policy/counted';
import * as v from 'valibot';
import { isCountName } from './count-name.ts';
import { PAGES } from './page.ts';
import { MAX_HOST_LENGTH, REFERRER_HOST } from './referrer-host.ts';

/** The longest body that the beacon's address takes, in bytes. */
export const MAX_COUNT_BYTES = 1_024;

const View = v.pipe(
  v.strictObject({
    event: v.literal('view'),
    page: v.picklist(PAGES),
    /** Came from outside: typed, or followed a link of another host. One of these is one visit. */
    entry: v.boolean(),
    /** The host whose link was followed. */
    from: v.optional(v.pipe(v.string(), v.maxLength(MAX_HOST_LENGTH), v.regex(REFERRER_HOST))),
    /** The page asked for it: its value was in the list that the page declares. The manifest has the last word. */
    campaign: v.optional(v.pipe(v.string(), v.regex(CAMPAIGN_NAME))),
  }),
  v.check(({ entry, from, campaign }) => entry || (from === undefined && campaign === undefined)),
);

/** `finite`, because JSON can say 1e999. */
const figure = v.optional(v.pipe(v.number(), v.finite(), v.minValue(0)));

/** What a page view was like, told once, when it was first out of sight. What a browser cannot measure is left out. */
const Leave = v.strictObject({
  event: v.literal('leave'),
  page: v.picklist(PAGES),
  /** In view, whole seconds. */
  seconds: figure,
  /** How far down the page was seen, in percent. */
  scroll: v.optional(v.picklist([0, 25, 50, 75, 100])),
  /** Largest Contentful Paint, ms. */
  lcp: figure,
  /** Interaction to Next Paint, ms. */
  inp: figure,
  /** Cumulative Layout Shift, no unit. */
  cls: figure,
  /** First Contentful Paint, ms. */
  fcp: figure,
  /** Time to First Byte, ms. */
  ttfb: figure,
});
export type Leave = v.InferOutput<typeof Leave>;

const Named = v.strictObject({
  event: v.literal('named'),
  what: v.pipe(v.string(), v.guard(isCountName)),
});

/** What one request of the beacon may say; an unknown key or value makes it count for nothing. */
export const Count = v.variant('event', [View, Leave, Named]);
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
