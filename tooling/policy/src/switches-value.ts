import { describeDuration } from '@visavis/policy';
import { retentionWords } from './switches-retention.ts';

/** A value of a manifest in a few words, for a terminal. */
export function switchValue(value: unknown): string {
  if (value === undefined) return 'does not apply';
  if (Array.isArray(value)) return listed(value);
  if (!isObject(value)) return String(value);
  if (isDuration(value)) return describeDuration(value);
  // Of a category of data its period is what differs.
  if (isObject(value['retention'])) return switchValue(value['retention']);
  return retentionWords(value, switchValue) ?? SHAPES.find(({ has }) => has.every((key) => key in value))?.words(value) ?? parts(value);
}

interface Shape {
  /** The keys by which it is known. */
  readonly has: readonly string[];
  readonly words: (value: Parts) => string;
}

/** What reads as a sentence rather than as keys and values. */
const SHAPES: readonly Shape[] = [
  { has: ['reason', 'field', 'maximum'], words: (hold) => `${of(hold, 'field')} kept for at most ${of(hold, 'maximum')} with a ${of(hold, 'reason')}` },
  { has: ['interval', 'last'], words: (record) => `${of(record, 'kind')} every ${of(record, 'interval')} (${lastWords(record['last'])})` },
  { has: ['leadTime', 'shown'], words: (notice) => `${of(notice, 'leadTime')} before it counts, and shown ${of(notice, 'shown').replace('-', ' ')}` },
  { has: ['forAtMost', 'leavesOut'], words: (copies) => `kept for at most ${of(copies, 'forAtMost')}, encrypted, without ${of(copies, 'leavesOut')}` },
  { has: ['acknowledge', 'answer'], words: (clock) => `first word within ${of(clock, 'acknowledge')}, answer within ${of(clock, 'answer')}` },
  { has: ['name', 'address', 'country'], words: (person) => ['name', 'address', 'country'].map((key) => of(person, key)).join(', ') },
];

const of = (value: Parts, key: string): string => switchValue(value[key]);

const lastWords = (last: unknown): string => (isObject(last) ? `last on ${of(last, 'on')}: ${of(last, 'evidence')}` : 'none yet');

/** One after the other; with a semicolon where an item has commas of its own. */
function listed(items: readonly unknown[]): string {
  if (items.length === 0) return 'none';
  const words = items.map(switchValue);
  return words.join(words.some((word) => word.includes(',')) ? '; ' : ', ');
}

/** `name (key: value, key: value)`, or the pairs alone where it has no name. */
function parts(value: Parts): string {
  const name = NAMING.map((key) => value[key]).find((found) => typeof found === 'string');
  const pairs = Object.entries(value)
    .filter(([key]) => !NAMING.includes(key) && !LONG.includes(key))
    .map(([key, inner]) => `${key}: ${switchValue(inner)}`)
    .join(', ');
  if (typeof name !== 'string') return pairs;
  return pairs === '' ? name : `${name} (${pairs})`;
}

type Parts = Readonly<Record<string, unknown>>;

/** What a thing of a list is called by, and what would fill a screen. */
const NAMING: readonly string[] = ['key', 'feature', 'kind'];
const LONG: readonly string[] = [
  'fields',
  'readers',
  'sees',
  'gets',
  'holds',
  'purpose',
  'lifetime',
  'sent',
  'who',
  'essential',
  'country',
  'contract',
];

const isObject = (value: unknown): value is Parts => typeof value === 'object' && value !== null;

const isDuration = (value: object): value is Parameters<typeof describeDuration>[0] =>
  'amount' in value && 'unit' in value && Object.keys(value).length === 2;
