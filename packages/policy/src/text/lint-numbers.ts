import type { Manifest } from '../manifest.ts';
import type { Finding, LintSource } from './lint.ts';
import type { Piece } from './words-of.ts';

/** A number in a text must be known: from the manifest, from counting what it lists, or counted in the text itself. */
export function numbersFromNowhere({ at, text }: Piece, known: ReadonlySet<string>): readonly Finding[] {
  const words = ALLOWED.reduce((rest, article) => rest.replaceAll(article, ''), text);
  const foreign = digitsOf(words).filter((number) => !known.has(number));
  return [
    ...(foreign.length === 0 ? [] : [{ code: 'number-from-nowhere', at, text } as const]),
    ...(TIME_IN_WORDS.test(words) ? [{ code: 'time-without-number', at, text } as const] : []),
  ];
}

export const numbersOf = ({ counted = [], manifest }: LintSource): ReadonlySet<string> =>
  // A colour is a number, too, and no text may take it for a period.
  new Set([...numbersIn({ ...manifest, brand: null }), ...countsOf(manifest), ...counted.map(String)]);

/** Numbers of laws, which no manifest sets: the points of GDPR Article 6(1). */
const ALLOWED = [/GDPR Art\. 6\(1\)\([a-f]\)/g] as const;

const UNIT = '(second|minute|hour|day|week|month|quarter|year|decade)';
const COUNT =
  '(an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|sixty|ninety|hundred|half an?|few|several)';

/** "Thirty days", "a month", "two further weeks", "the coming months": a period that did not come through `describeDuration`. */
const TIME_IN_WORDS = new RegExp(
  String.raw`\b(${COUNT} ([a-z]+ )?${UNIT}s?|fortnights?|(?<!\d )${UNIT}s)\b`,
  'i',
);

const digitsOf = (text: string): readonly string[] => text.match(/\d+/g) ?? [];

/** The digits of every number and every string, however deep. */
function numbersIn(value: unknown): readonly string[] {
  if (typeof value === 'number') return digitsOf(String(value));
  if (typeof value === 'string') return digitsOf(value).map((digits) => String(Number(digits))).concat(digitsOf(value));
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** What a text may count: things that the manifest lists, one stranger, and none at all. */
function countsOf({ device, recipients }: Manifest): readonly string[] {
  const visitors = device.filter((entry) => entry.who === 'visitor');
  const cookies = visitors.filter((entry) => entry.kind === 'cookie').length;
  return [
    0,
    1,
    recipients.filter((recipient) => recipient.kind === 'processor').length,
    visitors.length,
    cookies,
    visitors.length - cookies,
    visitors.filter((entry) => entry.sent).length,
  ].map(String);
}
