import { expect, test } from 'vitest';
import { seenWords } from './check-words.ts';

test('with a picture it says picture and sound, without one what is written', () => {
  expect(seenWords('picture-and-sound', 'shielded')).toContain('see and hear you');
  expect(seenWords('text', 'shielded')).toContain('read what you write');
});

test('a device that is missing is not promised to the other person', () => {
  expect(seenWords('sound', 'shielded')).toContain('hear you, and not see you');
  expect(seenWords('picture', 'shielded')).toContain('see you, and not hear you');
});

test.each([
  { address: 'shielded', says: 'will not see your IP address' },
  { address: 'maybe-direct', says: 'If they chose direct too, they will also see your IP address' },
  { address: 'direct', says: 'will also see your IP address' },
] as const)('$address: “$says”', ({ address, says }) => {
  expect(seenWords('picture-and-sound', address)).toContain(says);
});

test('nothing is promised of the address before the server has said what it offers', () => {
  expect(seenWords('picture-and-sound', 'unknown')).not.toContain('address');
});
