import { type Bits, CALL_ENDS, CALL_LENGTH, CALL_QUALITIES, CALL_SETUPS, clickBit, CLICKS, FUNNEL_STEPS, RECOVERIES, stepBit } from '@visavis/analytics';
import type { CountTableName } from '@visavis/policy/counted';

/** What a named count adds to: once for a tag and day when it has a bit, every time when it has none. */
export interface Named {
  readonly table: CountTableName;
  readonly value: string;
  readonly bits: Bits;
}

const NO_BITS: Bits = { lo: 0, hi: 0 };
const LENGTH = 'length:';

/** What is told of a call besides its length, each by itself. */
const OF_CALLS: readonly string[] = [
  'started',
  ...CALL_ENDS.map((end) => `end:${end}`),
  ...RECOVERIES.map((recovery) => `recovery:${recovery}`),
  ...CALL_SETUPS.map((setup) => `setup:${setup}`),
  ...CALL_QUALITIES.map((quality) => `quality:${quality}`),
];

const NAMED: ReadonlyMap<string, Named> = new Map<string, Named>([
  ...CLICKS.map((click) => [`click:${click}`, { table: 'clicks', value: click, bits: clickBit(click) }] as const),
  ...FUNNEL_STEPS.map((step) => [`step:${step}`, { table: 'funnel', value: step, bits: stepBit(step) }] as const),
  ...OF_CALLS.map((value) => [value, { table: 'chat', value, bits: NO_BITS }] as const),
]);

/** What a name of count-name.ts (@visavis/analytics) stands for; `undefined` for any other. */
export function named(name: string): Named | undefined {
  if (!name.startsWith(LENGTH)) return NAMED.get(name);
  return { table: 'chat', value: `${LENGTH}${CALL_LENGTH.bucketOf(Number(name.slice(LENGTH.length)))}`, bits: NO_BITS };
}
