import { TRPCClientError } from '@trpc/client';
import { expect, it } from 'vitest';
import { placeIn } from './place.ts';
import { problemOf, problemWords, refusalIn } from './problem.ts';

it('reads why the server refused, from either kind of answer', () => {
  const data = { reason: 'too-many-attempts', retryAfterSeconds: 700 };
  const fromTrpc = TRPCClientError.from({ error: { code: -32029, message: '', data } });
  expect(problemOf(fromTrpc)).toEqual(data);
  expect(refusalIn(data)).toEqual(data);
  expect(problemWords(refusalIn(data))).toBe('Too many tries. You can try again in 12 minutes.');
});

it('takes what it cannot read for a fault of the server, and silence for being offline', () => {
  expect(refusalIn('<html>').reason).toBe('internal');
  expect(problemOf(TRPCClientError.from(new TypeError('fetch failed'))).reason).toBe('offline');
});

it('finds a set-up token in the fragment, and nowhere else', () => {
  expect(placeIn('#setup=abc-_1')).toEqual({ kind: 'set-up', token: 'abc-_1' });
  for (const fragment of ['', '#', '#setup=', '#main']) expect(placeIn(fragment)).toEqual({ kind: 'dashboard' });
});
