import * as v from 'valibot';
import { Duration } from './duration.ts';
import { type DeepReadonly, nonEmpty } from './vocabulary.ts';

/** GDPR Articles 13–22 and 77, given to everybody, wherever they live. */
export const RIGHTS = [
  'information',
  'access',
  'correction',
  'deletion',
  'portability',
  'objection',
  'restriction',
  'complaint',
] as const;
export type Right = (typeof RIGHTS)[number];

export const Rights = v.strictObject({
  given: nonEmpty(v.picklist(RIGHTS)),
  /** `form` answers by a code that the asker keeps, and takes no mail address. */
  channels: nonEmpty(v.picklist(['mail', 'form'])),
  /** Counted from the day a request comes in (GDPR Article 12(3)). */
  clock: v.strictObject({ acknowledge: Duration, answer: Duration }),
});
export type Rights = DeepReadonly<v.InferOutput<typeof Rights>>;
