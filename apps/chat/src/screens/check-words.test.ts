import { expect, test } from 'vitest';
import { seenWords } from './check-words.ts';

test('with a picture it says picture and sound, without one what is written', () => {
  expect(seenWords(true, 'shielded')).toContain('see and hear you');
  expect(seenWords(false, 'shielded')).toContain('read what you write');
});

test.each([
  { address: 'shielded', says: 'will not see your IP address' },
  { address: 'maybe-direct', says: 'If they chose direct too, they will also see your IP address' },
  { address: 'direct', says: 'will also see your IP address' },
] as const)('$address: “$says”', ({ address, says }) => {
  expect(seenWords(true, address)).toContain(says);
});

test('nothing is promised of the address before the server has said what it offers', () => {
  expect(seenWords(true, 'unknown')).not.toContain('address');
});
