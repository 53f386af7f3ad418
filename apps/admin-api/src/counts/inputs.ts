import { PAGES } from '@visavis/analytics';
import { BREAKDOWNS, isOfCalls, isOfSite, MEASURES, READ_SCOPES } from '@visavis/services/counts';
import * as v from 'valibot';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LONGEST_DAYS = 800;
/** By the hour for at most this long: more steps than this are no picture. */
const LONGEST_BY_HOUR_DAYS = 100;
/** The year 2100, so that twice a span is still an instant. */
const LATEST_MS = 4_102_444_800_000;

const startOf = (grain: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST_MS), v.multipleOf(grain));
const Hour = startOf(HOUR_MS);
/** Most is counted by the day, and a day that a range cuts would be missing from it. */
const Day = startOf(DAY_MS);
const days = { from: Day, to: Day };
const hours = { from: Hour, to: Hour };
const Page = v.picklist(['', ...PAGES]);

interface Ends {
  readonly from: number;
  readonly to: number;
}
const isRange = ({ from, to }: Ends): boolean => from < to && to - from <= LONGEST_DAYS * DAY_MS;
const isShort = ({ from, to }: Ends): boolean => to - from <= LONGEST_BY_HOUR_DAYS * DAY_MS;

// What is wrong between parameters is said of one of them: who asks is told its name.
export const DaysInput = v.pipe(v.strictObject(days), v.forward(v.check((ends) => isRange(ends)), ['to']));
export const HoursInput = v.pipe(v.strictObject(hours), v.forward(v.check((ends) => isRange(ends)), ['to']));
export const TotalsInput = v.variant('step', [
  v.pipe(v.strictObject({ ...hours, step: v.literal('hour') }), v.forward(v.check((ends) => isRange(ends)), ['to']), v.forward(v.check((ends) => isShort(ends)), ['step'])),
  v.pipe(v.strictObject({ ...days, step: v.literal('day') }), v.forward(v.check((ends) => isRange(ends)), ['to'])),
]);
export const BreakdownInput = v.pipe(
  v.strictObject({ ...days, name: v.picklist(BREAKDOWNS), page: Page }),
  v.forward(v.check((ends) => isRange(ends)), ['to']),
  v.forward(v.check(({ name, page }) => page === '' || !isOfSite(name)), ['page']),
);
export const QuantilesInput = v.pipe(
  v.strictObject({ ...days, measure: v.picklist(MEASURES), page: Page }),
  v.forward(v.check((ends) => isRange(ends)), ['to']),
  v.forward(v.check(({ measure, page }) => page === '' || !isOfCalls(measure)), ['page']),
);
export const StepsInput = v.pipe(v.strictObject({ ...days, table: v.picklist(['funnel', 'clicks']) }), v.forward(v.check((ends) => isRange(ends)), ['to']));

const Scope = v.picklist(READ_SCOPES);
export const NewReadKeyInput = v.strictObject({
  label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  scopes: v.pipe(v.tupleWithRest([Scope], Scope), v.maxLength(READ_SCOPES.length)),
});
export const ReadKeyId = v.strictObject({ id: v.pipe(v.string(), v.uuid()) });
