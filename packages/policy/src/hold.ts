import * as v from 'valibot';
import { Duration } from './duration.ts';
import { FieldName } from './vocabulary.ts';

/** One field of a few rows, kept past its period for a stated reason. It holds fields, never a person. */
export const Hold = v.strictObject({
  reason: v.picklist(['ban', 'report', 'court-order']),
  field: FieldName,
  /** From the day the hold is made. */
  maximum: Duration,
});
export type Hold = Readonly<v.InferOutput<typeof Hold>>;

/** No hold may be longer, in any profile (1V1-05-04 is the longest that was ever promised). */
export const LONGEST_HOLD: Duration = { amount: 12, unit: 'months' };
