import * as v from 'valibot';
import { CAMPAIGN_NAME, COUNT_TABLES, type CountTableName } from './counted.ts';

const isTable = (name: string): name is CountTableName => Object.hasOwn(COUNT_TABLES, name);

/** The tables in the order in which they are listed everywhere. */
export const COUNT_TABLE_NAMES: readonly CountTableName[] = Object.keys(COUNT_TABLES).filter(isTable);

export const CampaignName = v.pipe(
  v.string(),
  v.regex(CAMPAIGN_NAME, 'a campaign is named in at most 32 small letters, digits and -, a letter first'),
);

/** What readers see: a decimal of at most six places, never a power of ten. */
const DECIMAL = /^\d{1,4}(\.\d{1,6})?$/;

/** The numbers of a day that everybody may read, or none. */
export const Published = v.variant('kind', [
  v.strictObject({ kind: v.literal('off') }),
  v.strictObject({
    kind: v.literal('noisy'),
    /** The ε of differential privacy, for all published numbers of a day together. */
    epsilon: v.pipe(
      v.number(),
      v.gtValue(0, 'ε is more than 0'),
      v.check((epsilon) => DECIMAL.test(String(epsilon)), 'ε has at most six decimal places'),
    ),
    /** A number that stands below it with its noise is not shown. Noise alone hardly ever gets there. */
    threshold: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** What ε speaks of: whether this was counted or not. */
    unit: v.literal('one-visitor-for-one-day'),
  }),
]);
