import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODES = 10;
const GROUP = 5;

/** Ten codes of two groups of five: 49 bits each, good once. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, () => `${group()}-${group()}`);

const group = (): string =>
  Array.from({ length: GROUP }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
