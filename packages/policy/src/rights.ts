import type { Duration } from './duration.ts';
import type { NonEmpty } from './vocabulary.ts';

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

export interface Rights {
  readonly given: NonEmpty<Right>;
  readonly channels: NonEmpty<'mail'>;
  /** Counted from the day a request comes in. */
  readonly clock: { readonly acknowledge: Duration; readonly answer: Duration };
}
