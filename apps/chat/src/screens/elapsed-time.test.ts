import { expect, test } from 'vitest';
import { clockWords } from './elapsed-time.ts';

test.each([
  { ms: 0, says: '0:00' },
  { ms: 7_999, says: '0:07' },
  { ms: 750_000, says: '12:30' },
  { ms: 3_600_000, says: '60:00' },
  { ms: -5, says: '0:00' },
])('$ms ms is $says', ({ ms, says }) => {
  expect(clockWords(ms)).toBe(says);
});
