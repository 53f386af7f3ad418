import { expect, it } from 'vitest';
import { standingWords } from './uncounted-words.ts';

const NO_SIGNAL = { hasSignal: false, isUncounted: false, asked: null };

it('says nothing where the switch says all', () => {
  expect(standingWords(NO_SIGNAL)).toBe('');
});

it('confirms what was asked for, and that it was taken back', () => {
  expect(standingWords({ ...NO_SIGNAL, isUncounted: true, asked: true })).toBe('Done. From now on, your visits are not counted on this device.');
  expect(standingWords({ ...NO_SIGNAL, asked: false })).toBe('The wish is gone. From now on, your visits are counted again.');
  expect(standingWords({ ...NO_SIGNAL, isUncounted: true })).toBe('On this device, your visits are not counted.');
});

it('never says that somebody whose browser signals against tracking is counted, however the switch stands', () => {
  for (const isUncounted of [true, false]) {
    for (const asked of [null, true, false]) {
      const words = standingWords({ hasSignal: true, isUncounted, asked });
      expect(words).toContain('your visits are not counted, whatever this switch says.');
      expect(words).not.toContain('counted again');
    }
  }
});

it('does not confirm a wish that was not kept', () => {
  expect(standingWords({ ...NO_SIGNAL, asked: true })).toMatch(/^Your browser keeps nothing for this address/);
});
