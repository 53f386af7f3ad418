import { expect, test } from 'vitest';
import { CORNERS, cornerAt, cornerByKey, nextCorner } from './corner.ts';

test('pressing four times goes round all corners and comes back', () => {
  const seen = [];
  let corner = nextCorner('top-right');
  while (corner !== 'top-right') {
    seen.push(corner);
    corner = nextCorner(corner);
  }
  expect(new Set([...seen, 'top-right'])).toEqual(new Set(CORNERS));
});

test.each([
  { from: 'top-right', key: 'ArrowDown', to: 'bottom-right' },
  { from: 'bottom-right', key: 'ArrowLeft', to: 'bottom-left' },
  { from: 'bottom-left', key: 'ArrowUp', to: 'top-left' },
  { from: 'top-left', key: 'ArrowRight', to: 'top-right' },
  { from: 'top-left', key: 'ArrowLeft', to: 'top-left' },
] as const)('$key moves from $from to $to', ({ from, key, to }) => {
  expect(cornerByKey(from, key)).toBe(to);
});

test('other keys are left to the browser', () => {
  expect(cornerByKey('top-left', 'Tab')).toBeNull();
});

test('a dropped picture takes the nearest corner', () => {
  expect(cornerAt(0.1, 0.2)).toBe('top-left');
  expect(cornerAt(0.9, 0.2)).toBe('top-right');
  expect(cornerAt(0.1, 0.9)).toBe('bottom-left');
  expect(cornerAt(0.9, 0.9)).toBe('bottom-right');
});
