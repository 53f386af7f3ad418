import { describe, expect, test } from 'vitest';
import { binaryForm } from './glibc-version.ts';

describe('binaryForm', () => {
  test.each([
    ['linux', '2.38', 'published'],
    ['linux', '2.41', 'published'],
    ['linux', '3.0', 'published'],
    ['linux', '2.36', 'corrected'],
    ['linux', '2.37', 'corrected'],
    ['darwin', null, 'published'],
    ['win32', null, 'published'],
  ] as const)('%s with glibc %s runs the %s file', (platform, glibc, form) => {
    expect(binaryForm(platform, glibc)).toBe(form);
  });

  test.each([['2.35'], ['2.9'], ['1.99']])('glibc %s is too old, said in one line', (glibc) => {
    expect(() => binaryForm('linux', glibc)).toThrow(
      `uWebSockets.js needs glibc 2.36 or newer and this system has ${glibc}. Use Debian 12, Ubuntu 24.04 or newer.`,
    );
  });

  test('a system without glibc is told so', () => {
    expect(() => binaryForm('linux', null)).toThrow('this system has none (musl?)');
  });
});
