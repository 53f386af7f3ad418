import { describe, expect, it } from 'vitest';
import { isPlaceholder } from './brand.ts';

describe('a placeholder for an address', () => {
  it.each(['privacy@example.org', 'a@mail.example.com', 'a@b.invalid', 'a@host.test', 'a@my.EXAMPLE'])(
    'is %s, which nobody can own (RFC 2606)',
    (address) => {
      expect(isPlaceholder(address)).toBe(true);
    },
  );

  it.each(['privacy@counterexample.org', 'a@example.dev', 'a@contest.net', 'example.org@real.net'])(
    'is not %s',
    (address) => {
      expect(isPlaceholder(address)).toBe(false);
    },
  );
});
