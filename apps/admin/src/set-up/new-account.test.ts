import { expect, it } from 'vitest';
import { keyInGroups } from './authenticator-key.ts';
import { accountErrors, passwordStrength, strengthWords } from './new-account.ts';

it('counts down to enough, then praises length alone', () => {
  const said = [0, 11, 12, 16, 20, 129].map((length) => strengthWords(passwordStrength('x'.repeat(length))));
  expect(said).toEqual([
    expect.stringContaining('At least 12 characters'),
    '1 more character',
    expect.stringContaining('Enough'),
    'Good.',
    'Strong.',
    expect.stringContaining('128 characters at most'),
  ]);
});

it('lets through what the server takes, and names what it does not', () => {
  expect(accountErrors({ email: ' owner@example.org ', password: 'x'.repeat(12) })).toEqual({});
  expect(Object.keys(accountErrors({ email: 'owner', password: 'short' }))).toEqual(['email', 'password']);
});

it('shows the key of the app in groups that can be typed', () => {
  expect(keyInGroups('otpauth://totp/Visavis:a%40b.c?secret=ABCDEFGHIJ&issuer=Visavis')).toBe('ABCD EFGH IJ');
});
