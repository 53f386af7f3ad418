import { expect, it } from 'vitest';
import { durationWords } from './duration-words.ts';

it('says times in the units that a person would use', () => {
  expect([0.08, 9, 9.949, 9.95, 34.4, 59.4, 60, 90, 125, 3_599, 3_600, 3_780].map(durationWords)).toEqual([
    '0.1 s', '9.0 s', '9.9 s', '10 s', '34 s', '59 s', '1 min', '1 min 30 s', '2 min 5 s', '59 min 59 s', '1 h', '1 h 3 min',
  ]);
});
