/** Bits of a filter: 64 bytes, 86 characters of base64url [A1]. */
const BITS = 512;
/** Bits that each tag sets: the best number for some forty tags (Bloom 1970, k = m/n · ln 2). */
const HASHES = 9;
const BITS_OF_CHARACTER = 6;
const CHARACTERS = Math.ceil(BITS / BITS_OF_CHARACTER);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** By the code of a character, its six bits. Of any other character they are 0. */
const SIX_BITS = new Uint8Array(128);
for (let value = 0; value < ALPHABET.length; value += 1) SIX_BITS[ALPHABET.charCodeAt(value)] = value;

/**
 * A Bloom filter over session tags, as base64url text. A tag is 12 random bytes that the server drew, so its own bits
 * serve as hashes: number i is bits 9i to 9i + 8, the first bit the highest. Empty for no tags. Of tags that are not
 * in it, it takes about 2 in 100,000 for one that is with 20 tags in it, 2 in 1,000 with 40.
 */
export function avoidFilter(tags: readonly string[]): string {
  if (tags.length === 0) return '';
  const characters = new Uint8Array(CHARACTERS);
  for (const tag of tags) {
    for (let hash = 0; hash < HASHES; hash += 1) {
      const bit = bitOf(tag, hash);
      const at = Math.floor(bit / BITS_OF_CHARACTER);
      characters[at] = (characters[at] ?? 0) | maskOf(bit);
    }
  }
  return Array.from(characters, (value) => ALPHABET.charAt(value)).join('');
}

/** Whether a tag may be in a filter; never false for one that is. */
export function mayHold(filter: string, tag: string): boolean {
  if (filter === '') return false;
  for (let hash = 0; hash < HASHES; hash += 1) {
    const bit = bitOf(tag, hash);
    if ((sixBits(filter, Math.floor(bit / BITS_OF_CHARACTER)) & maskOf(bit)) === 0) return false;
  }
  return true;
}

/** The nine bits of a tag that are its hash: a character and half of the next, or half of one and the next. */
function bitOf(tag: string, hash: number): number {
  const at = hash + Math.floor(hash / 2);
  const first = sixBits(tag, at);
  const second = sixBits(tag, at + 1);
  return hash % 2 === 0 ? (first << 3) | (second >> 3) : ((first & 7) << 6) | second;
}

const maskOf = (bit: number): number => 1 << (BITS_OF_CHARACTER - 1 - (bit % BITS_OF_CHARACTER));

const sixBits = (text: string, at: number): number => SIX_BITS[text.charCodeAt(at)] ?? 0;
