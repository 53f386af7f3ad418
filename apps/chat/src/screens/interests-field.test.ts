import { expect, test } from 'vitest';
import { withInterest } from './interests-field.tsx';

test('[M11] an interest is kept as it is compared, once', () => {
  expect(withInterest(['chess'], '  Rain   Walks ')).toEqual(['chess', 'rain walks']);
  expect(withInterest(['chess'], 'CHESS')).toEqual(['chess']);
});

test('nothing written adds nothing', () => {
  expect(withInterest(['chess'], '   ')).toEqual(['chess']);
});

test('[M11] one is at most 32 UTF-16 code units, as the wire counts', () => {
  expect(withInterest([], 'a'.repeat(32))).toEqual(['a'.repeat(32)]);
  expect(withInterest([], 'a'.repeat(33))).toBeNull();
  expect(withInterest([], '\u{1F327}'.repeat(17))).toBeNull();
});

test('[M11] there are at most ten', () => {
  const ten = Array.from({ length: 10 }, (_, index) => `interest ${index}`);
  expect(withInterest(ten, 'one more')).toEqual(ten);
});
