import { avoidFilter } from '@visavis/matchmaking';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Where a tag has its bits in an `avoid` filter [A1]: of each character that has some, its place, counted from 1, and
 * its six bits, as the codes of two characters. Made once for each ticket, because Redis looks through thousands.
 */
export const avoidMark = (tag: string): string =>
  [...avoidFilter([tag])]
    .map((character, at) => (character === 'A' ? '' : String.fromCodePoint(at + 1, ALPHABET.indexOf(character))))
    .join('');
