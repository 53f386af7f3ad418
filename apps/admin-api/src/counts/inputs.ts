import { PAGES } from '@visavis/analytics';
import { BREAKDOWNS, MEASURES, READ_SCOPES } from '@visavis/services/counts';
import * as v from 'valibot';

const HOUR_MS = 3_600_000;
const LONGEST_DAYS = 800;
/** By the hour for at most this long: more steps than this are no picture. */
const LONGEST_BY_HOUR_DAYS = 100;
/** The year 2100, so that twice a span is still an instant. */
const LATEST_MS = 4_102_444_800_000;

const DAY_MS = 24 * HOUR_MS;
const Instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST_MS), v.multipleOf(HOUR_MS));
const span = { from: Instant, to: Instant };
const inOrder = <S extends { from: number; to: number }>({ from, to }: S): boolean => from < to && to - from <= LONGEST_DAYS * DAY_MS;
const Page = v.picklist(['', ...PAGES]);

export const SpanInput = v.pipe(v.strictObject(span), v.check(inOrder));
export const TotalsInput = v.pipe(
  v.strictObject({ ...span, step: v.picklist(['hour', 'day']) }),
  v.check(inOrder),
  v.check(({ from, step, to }) => step === 'day' || to - from <= LONGEST_BY_HOUR_DAYS * DAY_MS),
);
export const BreakdownInput = v.pipe(v.strictObject({ ...span, name: v.picklist(BREAKDOWNS), page: Page }), v.check(inOrder));
export const QuantilesInput = v.pipe(v.strictObject({ ...span, measure: v.picklist(MEASURES), page: Page }), v.check(inOrder));
export const StepsInput = v.pipe(v.strictObject({ ...span, table: v.picklist(['funnel', 'clicks']) }), v.check(inOrder));

const Scope = v.picklist(READ_SCOPES);
export const NewReadKeyInput = v.strictObject({
  label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  scopes: v.pipe(v.tupleWithRest([Scope], Scope), v.maxLength(READ_SCOPES.length)),
});
export const ReadKeyId = v.strictObject({ id: v.pipe(v.string(), v.uuid()) });
