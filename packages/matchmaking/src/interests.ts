import { TICKET_LIMITS } from './limits.ts';

/** Control characters, direction marks, joiners, fillers, lone surrogates: nobody sees them, so they tell no two interests apart. */
const UNSEEN = /(?![\t-\r])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const LANGUAGE = /^[a-z]{2,3}$/;

/** The normal form in which two interests are compared [W5]; `null` when nothing is left of the text, or too much. */
export function interest(text: string): string | null {
  // J̌ has no one code point and ǰ has, so what was lowered is composed once more.
  const folded = text.replace(UNSEEN, '').normalize('NFKC').toLowerCase().normalize('NFKC');
  const normal = folded.replace(/\s+/gu, ' ').trim();
  const { length } = Array.from(normal);
  return length >= 1 && length <= TICKET_LIMITS.interestLength ? normal : null;
}

/** The normal forms of what may stand in a ticket: each once, in the order given, and no more than ten. */
export function interests(texts: readonly string[]): readonly string[] {
  const normal = texts.map(interest).filter((one) => one !== null);
  return [...new Set(normal)].slice(0, TICKET_LIMITS.interests);
}

/** Whether a text has the form of a primary subtag of BCP 47 (RFC 5646, §2.2.1), as `languages` takes it [W5]. */
export const isLanguage = (text: string): boolean => LANGUAGE.test(text);
