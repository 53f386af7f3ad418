import { expect, it } from 'vitest';
import { draftLine } from './draft-line.ts';

const version = { number: 2, effective: '2027-01-01' };

it('calls what was never published a draft, and gives no day since which it would count', () => {
  expect(draftLine({ ...version, number: 1 }, [])).toEqual({
    text: 'A draft of version 1. It is not published yet, and it may still change.',
    promises: [],
  });
});

it.each([1, 2])('says of version %i, changed after publishing, that it differs', (newest) => {
  const releases = Array.from({ length: newest }, (_, index) => ({ number: index + 1 }));
  const { text } = draftLine(version, releases);
  expect(text).toBe(`A draft. It differs from version ${newest}, the newest one that is published, and it may still change.`);
});
