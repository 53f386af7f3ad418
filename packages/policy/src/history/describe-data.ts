import { inWords, PLACE_WORDS, PURPOSE_WORDS } from '../text/en/words.ts';
import { STARTS } from '../text/en/describe-retention.ts';
import {
  dataWord,
  fieldsOf,
  fieldWord,
  KEEPER_WORDS,
  keptWords,
  lengthWords,
  READER_WORDS,
  SOURCE_WORDS,
  word,
} from './change-words.ts';
import { at, afterOf, beforeOf, comesOrGoes, type Describe, instead, nowAndBefore, part } from './sentences.ts';

const category: (change: Parameters<Describe>[0]) => string = (change) => dataWord(at(change, 1));
const field: typeof category = (change) => `${category(change)}, ${fieldWord(at(change, 3))}`;

/** Sentences on what is collected, from where, for whom and for how long. */
export const DATA_SENTENCES: Readonly<Record<string, Describe>> = {
  'data.*': (change) => {
    const after = afterOf(change);
    if (after === 'not-collected' || after === undefined) return `No longer collected: ${category(change)} (${inWords(fieldsOf(beforeOf(change)))}).`;
    return `Now collected: ${category(change)} (${inWords(fieldsOf(after))}), ${keptWords(part(after, 'retention'))}.`;
  },
  'data.*.fields.*': comesOrGoes(
    (_, change) => `${category(change)}: new in it, ${fieldWord(at(change, 3))}.`,
    (_, change) => `${category(change)}: no longer in it, ${fieldWord(at(change, 3))}.`,
  ),
  'data.*.fields.*.source': (change) => `${field(change)}: ${instead(change, (value) => word(SOURCE_WORDS, value))}.`,
  'data.*.fields.*.lives': (change) => `${field(change)}: ${instead(change, (value) => word(PLACE_WORDS, value))}.`,
  'data.*.readers.*': comesOrGoes(
    (reader, change) => `${category(change)}: now also read by ${readerWords(reader)}.`,
    (reader, change) => `${category(change)}: no longer read by ${readerWords(reader)}.`,
  ),
  'data.*.retention': (change) => `${category(change)}: ${nowAndBefore(change, keptWords)}.`,
  'data.*.retention.length': (change) => `${category(change)}: kept for ${instead(change, lengthWords)}.`,
  'data.*.retention.grace': (change) => `${category(change)}: after a broken connection, kept for ${instead(change, lengthWords)}.`,
  'data.*.retention.until': (change) => `${category(change)}: in memory ${instead(change, (value) => word(UNTIL_WORDS, value))}.`,
  'data.*.retention.from': (change) => `${category(change)}: its time starts with ${instead(change, (value) => word(STARTS, value))}.`,
  'data.*.retention.by': (change) => `${category(change)}: deleted ${instead(change, (value) => (value === 'visitor' ? 'by you' : 'by the owner'))}.`,
  'data.*.keptBy': (change) => `${category(change)}: its limit is kept ${instead(change, (value) => word(KEEPER_WORDS, value))}.`,
};

const UNTIL_WORDS = {
  'passed-on': 'until it is dealt with',
  'call-over': 'until the call is over',
  'connection-closed': 'while you are connected',
  'program-stopped': 'until the program stops',
};

const readerWords = (reader: unknown): string =>
  `${word(READER_WORDS, part(reader, 'who'))}, ${word(PURPOSE_WORDS, part(reader, 'purpose'))}`;
