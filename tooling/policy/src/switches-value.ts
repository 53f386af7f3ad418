import { describeDuration } from '@visavis/policy';

/** A value of a manifest in a few words, for a terminal. */
export function switchValue(value: unknown): string {
  if (value === undefined) return 'does not apply';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(switchValue).join(', ');
  if (!isObject(value)) return String(value);
  if (isDuration(value)) return describeDuration(value);
  if (value['kind'] === 'period') return `${switchValue(value['length'])}, counted from: ${switchValue(value['from'])}`;
  const retention = value['retention'];
  // Of a category of data its period is what differs.
  if (isObject(retention)) return switchValue(retention);
  const name = NAMING.map((key) => value[key]).find((found) => typeof found === 'string');
  const rest = Object.entries(value).filter(([key, inner]) => !NAMING.includes(key) && !LONG.includes(key) && inner !== name);
  return [name, ...rest.map(([key, inner]) => `${key} ${switchValue(inner)}`)].filter((word) => word !== undefined).join(' ');
}

/** What a thing of a list is called by, and what would fill a screen. */
const NAMING: readonly string[] = ['key', 'feature', 'reason', 'kind'];
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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isDuration = (value: object): value is Parameters<typeof describeDuration>[0] =>
  'amount' in value && 'unit' in value && Object.keys(value).length === 2;
