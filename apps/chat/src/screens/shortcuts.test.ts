import { describe, expect, it } from 'vitest';
import { createPanicKeys } from './panic-keys.ts';
import { type PressedKey, shortcutOf, SHORTCUTS } from './shortcuts.ts';

const press = (change: Partial<PressedKey>): PressedKey => ({
  altKey: false,
  code: '',
  ctrlKey: false,
  isComposing: false,
  key: '',
  metaKey: false,
  repeat: false,
  shiftKey: false,
  ...change,
});

describe('single keys', () => {
  it('each do one thing, and each thing has one key', () => {
    expect(new Set(SHORTCUTS.map(({ key }) => key)).size).toBe(SHORTCUTS.length);
    expect(new Set(SHORTCUTS.map(({ does }) => does)).size).toBe(SHORTCUTS.length);
    for (const { key, does } of SHORTCUTS) expect(shortcutOf(press({ key: key.toLowerCase(), shiftKey: key === '?' }))).toBe(does);
  });

  it('are found by their place in another script', () => {
    expect(shortcutOf(press({ key: 'ь', code: 'KeyM' }))).toBe('microphone');
    expect(shortcutOf(press({ key: 'é', code: 'Digit2' }))).toBeNull();
  });

  it('are found by their letter, not their place, in another layout of the same script', () => {
    expect(shortcutOf(press({ key: ',', code: 'KeyM' }))).toBeNull();
    expect(shortcutOf(press({ key: 'm', code: 'Semicolon' }))).toBe('microphone');
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { shiftKey: true }, { repeat: true }, { isComposing: true }])(
    'do nothing with %o: those belong to the browser, or to what is being written',
    (change) => {
      expect(shortcutOf(press({ key: 'n', ...change }))).toBeNull();
    },
  );
});

describe('panic', () => {
  const key = (name: string, timeStamp: number, change: Partial<PressedKey> = {}) => ({ key: name, timeStamp, repeat: false, shiftKey: name === 'Shift', ...change });

  it('is Shift and Escape, at once', () => {
    expect(createPanicKeys()(key('Escape', 0, { shiftKey: true }))).toBe(true);
    expect(createPanicKeys()(key('Escape', 0))).toBe(false);
  });

  it('is Shift three times in a second and a half', () => {
    const isPanic = createPanicKeys();
    expect([0, 400, 1_400].map((time) => isPanic(key('Shift', time)))).toEqual([false, false, true]);
  });

  it('is not three capital letters, nor Shift held down, nor Shift now and then', () => {
    const typing = createPanicKeys();
    expect(['Shift', 'A', 'Shift', 'B', 'Shift', 'C'].map((name, index) => typing(key(name, index * 50)))).not.toContain(true);
    const held = createPanicKeys();
    expect([0, 30, 60, 90].map((time) => held(key('Shift', time, { repeat: time > 0 })))).not.toContain(true);
    const slow = createPanicKeys();
    expect([0, 800, 1_600, 2_400].map((time) => slow(key('Shift', time)))).not.toContain(true);
  });
});
