/** A cluster may carry this many marks: more would be painted over the lines around it. */
const MOST_MARKS = 3;

const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** Controls, formats (bidi, zero width), halves of pairs, private use, unassigned, line and paragraph separators. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}"\\]/u;
const MARK = /\p{M}/u;

/**
 * A stranger's words in quotes, on one line, for a terminal: whatever could move the cursor, change colours, turn the
 * direction of writing or hide something is written as its number. Nothing else is changed.
 */
export function quoted(words: string): string {
  let marks = 0;
  const shown = Array.from(words, (character) => {
    marks = MARK.test(character) ? marks + 1 : 0;
    return marks > MOST_MARKS || UNSAFE.test(character) ? escaped(character) : character;
  });
  return `"${shown.join('')}"`;
}

const escaped = (character: string): string => NAMED[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
