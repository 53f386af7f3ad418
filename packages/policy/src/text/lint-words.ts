import type { Finding } from './lint.ts';
import type { Piece } from './words-of.ts';

/** Words that stand where a number should (note L of the promise table). With a period beside them they may stay. */
const VAGUE = new RegExp(
  String.raw`\b(${[
    '(limited|certain|short|brief|reasonable|appropriate) (period|time|amount)s?',
    'for (an?|some) ([a-z]+ )?(time|while|period)',
    'indefinite(ly)?',
    'until ([a-z]+ ){1,3}(no longer|do not|does not)',
    'as long as (the|a) law',
    'as (long|soon|much|far) as (is )?(needed|necessary|possible|required|practicable)',
    '(as|when|where|if) (needed|necessary|appropriate|applicable|required|possible)',
    'generally|usually|typically|normally|mostly|occasionally|sometimes|periodically|regularly|regular',
    'reasonabl[ey]|appropriate(ly)?|sufficient(ly)?|adequate(ly)?|commercially',
    'from time to time|now and then|every so often|at regular intervals',
    '(?<!as )soon|shortly|promptly|in due course|timely|without undue delay|a while',
    'may include|including but not limited to|among other things|and so on|etc',
    'in some cases|in certain cases|various|several|some of your data',
  ].join('|')})\b`,
  'i',
);

const PERIOD = /\d (second|minute|hour|day|week|month|year)s?\b/;

/** Words in one sentence. A reader at B1 holds about that many; a semicolon or a colon lets them breathe. */
const LONGEST_SENTENCE = 25;
/** A cell may list a few short things more. */
const LONGEST_CELL = 30;

const SHOUTING = /!|\bplease note\b|\bwe (value|respect|care about) your privacy\b|\byour privacy (is important|matters)\b/i;

/** What plain words do not do: stay vague, run on, shout. */
export function unplainWords({ at, kind, text }: Piece): readonly Finding[] {
  const finding = (code: Finding['code'], found: string): Finding => ({ code, at, text: found });
  const longest = kind === 'cell' ? LONGEST_CELL : LONGEST_SENTENCE;
  const parts = text.split(/(?<=[.:;?])\s+/);
  return [
    ...parts.filter((part) => VAGUE.test(part) && !PERIOD.test(part)).map((part) => finding('vague-word', part)),
    ...parts.filter((part) => part.split(/\s+/).length > longest).map((part) => finding('long-sentence', part)),
    ...(SHOUTING.test(text) ? [finding('shouting', text)] : []),
    ...(kind === 'sentence' && !/[.:;?]$/.test(text) ? [finding('no-end', text)] : []),
    ...(kind === 'sentence' && /[.?]\s+[“\p{Lu}]/u.test(text) ? [finding('two-sentences', text)] : []),
  ];
}
