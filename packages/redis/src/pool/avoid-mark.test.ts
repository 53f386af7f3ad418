import { expect, test } from 'vitest';
import { avoidMark } from './avoid-mark.ts';

const codesOf = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));

test('[A1] a mark names the characters of a filter in which a tag has bits, and which', () => {
  // Nine times bit 0, the highest of the first character; nine times bit 511, the second highest of the last.
  expect(codesOf(avoidMark('AAAAAAAAAAAAAAAA'))).toEqual([1, 32]);
  expect(codesOf(avoidMark('________________'))).toEqual([86, 16]);
  // Bit 4 and bit 5 stand in one character, then bit 6 in the next, and bit 0 six times.
  expect(codesOf(avoidMark('AgFAwAAAAAAAAAAA'))).toEqual([1, 35, 2, 32]);
});
