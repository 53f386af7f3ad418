import { expect, it } from 'vitest';
import { shortened } from './shortened.ts';

const LONG = 'word '.repeat(100).trim();

it('keeps every changed word, and of what stayed the words beside it', () => {
  const parts = shortened([
    { kind: 'same', text: `${LONG} before ` },
    { kind: 'removed', text: LONG },
    { kind: 'same', text: ` after ${LONG} before ` },
    { kind: 'added', text: LONG },
    { kind: 'same', text: ` after ${LONG}` },
  ]);
  expect(parts[1]?.text).toBe(LONG);
  expect(parts[3]?.text).toBe(LONG);
  expect(parts[0]?.text).toMatch(/^… (word )+before $/);
  expect(parts[2]?.text).toMatch(/^ after (word )+… (word )+before $/);
  expect(parts[4]?.text).toMatch(/^ after (word )+…$/);
});

it('leaves short passages as they are', () => {
  const parts = [{ kind: 'same', text: 'A short one ' }, { kind: 'added', text: 'more' }] as const;
  expect(shortened(parts)).toEqual(parts);
});
