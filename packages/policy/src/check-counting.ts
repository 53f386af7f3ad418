import type { CountTableName } from './counted.ts';
import { countFieldsOf, memoryFieldsOf, tellsVisitorsApart } from './counting-data.ts';
import type { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';
import type { FieldName } from './vocabulary.ts';

/** Below it a number shows too few people to hide among. */
const THRESHOLD_AT_LEAST = 10;
/** More than this and the noise hides nobody: e to the ε is how much likelier a visit can make a number. */
const EPSILON_AT_MOST = 1;
/** Noise of ε 1 reaches it in fewer than one empty cell of a thousand, and there are some 270 of them each day. */
const BEYOND_NOISE = 40;

/** The least number that may stand on a public page: below it, noise alone would fill cells in which nobody was counted. */
export const leastPublicThreshold = (epsilon: number): number => Math.ceil(BEYOND_NOISE / epsilon);

type Counting = Pick<Manifest, 'analytics' | 'data' | 'device' | 'matching'>;

/** Rules for what is counted: it needs its data, and no other data; and what is shown of it must hide people. */
export function checkCounting(manifest: Counting): readonly Problem[] {
  return [
    ...checkTables(manifest.analytics),
    ...checkKept(manifest),
    ...checkHeld(manifest),
    ...checkCountries(manifest),
    ...checkShown(manifest.analytics),
  ];
}

function checkTables({ campaigns, published, tables }: Manifest['analytics']): readonly Problem[] {
  const lists = (table: CountTableName) => tables.includes(table);
  return [
    ...tables.flatMap((table, index) =>
      tables.indexOf(table) === index ? [] : [problem('counted-twice', `analytics.tables.${index}`, `list "${table}" once`)],
    ),
    ...problemIf(lists('campaigns') !== campaigns.length > 0, {
      code: 'campaigns-without-names',
      path: 'analytics.campaigns',
      reason: 'the table "campaigns" and the names of campaigns go together: both or neither',
    }),
    ...problemIf(published.kind === 'noisy' && !lists('visitors'), {
      code: 'published-without-visitors',
      path: 'analytics.published',
      reason: 'what is published are visitors: count "visitors", or publish nothing',
    }),
    ...problemIf((published.kind === 'noisy') !== lists('public-pages'), {
      code: 'public-pages-without-publishing',
      path: 'analytics.tables',
      reason: '"public-pages" is counted for the published numbers alone: both or neither',
    }),
  ];
}

/** What is written down is what the tables hold. */
function checkKept({ analytics: { published, tables }, data }: Counting): readonly Problem[] {
  const needed: readonly FieldName[] = ['count-marks', ...countFieldsOf({ tables, published: published.kind !== 'off' })];
  return compare({ path: 'data.counts.fields', needed, has: data.counts.fields.map(({ name }) => name) });
}

/** Whoever counts visitors tells them apart, in memory; whoever does not holds nothing for it. */
function checkHeld({ analytics: { tables }, data }: Counting): readonly Problem[] {
  const { address, countedToday } = data;
  const path = 'data.countedToday';
  if (countedToday === 'not-collected') {
    return problemIf(tables.some(tellsVisitorsApart), {
      code: 'counted-without-data',
      path,
      reason: 'visitors are counted, so they are told apart: say what is held for that',
    });
  }
  if (!tables.some(tellsVisitorsApart)) {
    return [problem('data-without-count', path, 'no table counts visitors: say "not-collected"')];
  }
  const needed: readonly FieldName[] = ['day-tag', 'day-marks', ...memoryFieldsOf(tables)];
  return [
    ...compare({ path: `${path}.fields`, needed, has: countedToday.fields.map(({ name }) => name) }),
    ...problemIf(!address.readers.some(({ who, purpose }) => who === 'collector' && purpose === 'count'), {
      code: 'counted-without-data',
      path: 'data.address.readers',
      reason: 'visitors are told apart by their address: the collector reads it to count',
    }),
  ];
}

function checkCountries({ analytics: { tables }, data: { region }, matching }: Counting): readonly Problem[] {
  const counts = tables.includes('countries');
  const path = 'data.region';
  const isRead = region !== 'not-collected' && region.readers.some(({ who, purpose }) => who === 'collector' && purpose === 'count');
  return [
    ...problemIf(counts && !isRead, { code: 'counted-without-data', path, reason: 'countries are counted, so the collector reads the region to count' }),
    ...problemIf(!counts && isRead, { code: 'data-without-count', path, reason: 'no table counts countries, so the collector does not read the region' }),
    ...problemIf((matching.region !== 'off' || counts) !== (region !== 'not-collected'), {
      code: 'region-without-data',
      path,
      reason: 'data.region is there for matching.region and for counted countries: collect it with either, and not without',
    }),
  ];
}

function checkShown({ published, threshold }: Manifest['analytics']): readonly Problem[] {
  return [
    ...problemIf(threshold < THRESHOLD_AT_LEAST, {
      code: 'threshold-too-low',
      path: 'analytics.threshold',
      reason: `fewer than ${THRESHOLD_AT_LEAST} people hide nobody; say ${THRESHOLD_AT_LEAST} or more`,
    }),
    ...problemIf(published.kind === 'noisy' && published.epsilon > EPSILON_AT_MOST, {
      code: 'noise-too-weak',
      path: 'analytics.published.epsilon',
      reason: `with an ε above ${EPSILON_AT_MOST} the noise hides too little; say ${EPSILON_AT_MOST} or less`,
    }),
    ...(published.kind === 'noisy' ? checkPublicThreshold(published, threshold) : []),
  ];
}

function checkPublicThreshold({ epsilon, threshold }: { readonly epsilon: number; readonly threshold: number }, own: number): readonly Problem[] {
  const path = 'analytics.published.threshold';
  const least = leastPublicThreshold(epsilon);
  return [
    ...problemIf(threshold < least, { code: 'noise-shown-as-visitors', path, reason: `noise alone reaches ${threshold} where nobody came; say ${least} or more` }),
    ...problemIf(threshold < own, { code: 'public-sees-more', path, reason: `whoever runs the service sees a number from ${own} on; everybody may not see smaller ones` }),
  ];
}

interface Fields {
  readonly path: string;
  readonly needed: readonly FieldName[];
  readonly has: readonly FieldName[];
}

function compare({ has, needed, path }: Fields): readonly Problem[] {
  return [
    ...needed.filter((name) => !has.includes(name)).map((name) => problem('counted-without-data', `${path}.${name}`, 'what analytics.tables lists needs this field; add it')),
    ...has.filter((name) => !needed.includes(name)).map((name) => problem('data-without-count', `${path}.${name}`, 'nothing that analytics.tables lists needs this field; drop it')),
  ];
}

const problem = (code: Problem['code'], path: string, reason: string): Problem => ({ code, path, reason });

const problemIf = (wrong: boolean, found: Problem): readonly Problem[] => (wrong ? [found] : []);
