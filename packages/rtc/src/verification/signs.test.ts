import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNS, signsOf } from './signs.ts';

describe('the signs', () => {
  it('are 64, each with a picture and a word of its own', () => {
    expect(SIGNS).toHaveLength(64);
    expect(new Set(SIGNS.map(({ emoji }) => emoji)).size).toBe(64);
    expect(new Set(SIGNS.map(({ name }) => name)).size).toBe(64);
  });

  it('stand in the order of Matrix', () => {
    expect([0, 15, 31, 35, 41, 63].map((at) => SIGNS[at]?.name)).toEqual([
      'Dog',
      'Flower',
      'Robot',
      'Santa',
      'Light Bulb',
      'Pin',
    ]);
  });

  it('[D8] spell the first 42 bits, and nothing of the last six', () => {
    const code = fc.uint8Array({ minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(code, (bytes) => {
        const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
        const spelled = signsOf(bytes).map((sign) => SIGNS.indexOf(sign).toString(2).padStart(6, '0'));
        expect(spelled.join('')).toBe(bits.slice(0, 42));
      }),
    );
  });
});
