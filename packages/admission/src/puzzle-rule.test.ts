import { expect, test } from 'vitest';
import { searchVerdict } from './puzzle-rule.ts';

const CALM = { isPaid: false, isOverRate: false, isUnderAttack: false };

test.each([
  ['off', CALM, 'goes'],
  ['off', { ...CALM, isUnderAttack: true }, 'goes'],
  ['off', { ...CALM, isOverRate: true }, 'slower'],
  ['auto', CALM, 'goes'],
  ['auto', { ...CALM, isOverRate: true }, 'puzzle'],
  ['auto', { ...CALM, isUnderAttack: true }, 'puzzle'],
  ['auto', { isPaid: true, isOverRate: true, isUnderAttack: true }, 'goes'],
  ['always', CALM, 'puzzle'],
  ['always', { ...CALM, isPaid: true }, 'goes'],
] as const)('[Z1] with puzzles %s, %j: %s', (said, signs, expected) => {
  expect(searchVerdict(said, signs)).toBe(expected);
});
