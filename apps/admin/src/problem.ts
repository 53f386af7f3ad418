import { TRPCClientError } from '@trpc/client';
import * as v from 'valibot';

const REASONS = [
  'bad-request',
  'challenge-over',
  'code-wrong',
  'internal',
  'link-expired',
  'link-unknown',
  'link-used',
  'not-found',
  'recovery-code-wrong',
  'set-up-lost',
  'sign-in-wrong',
  'too-large',
  'too-many-attempts',
  'unauthorized',
  'wrong-origin',
] as const;

export interface Problem {
  /** `offline`: the server did not answer at all. */
  readonly reason: (typeof REASONS)[number] | 'offline';
  /** Seconds until another attempt makes sense; 0 when time does not help. */
  readonly retryAfterSeconds: number;
}

const Refusal = v.object({ reason: v.picklist(REASONS), retryAfterSeconds: v.number() });

/** What a failed request means, whichever way it was asked. */
export function problemOf(error: unknown): Problem {
  if (error instanceof TRPCClientError) {
    // A proxy in between may answer in its own words; an error without data never reached the server.
    return error.data ? refusalIn(error.data) : OFFLINE;
  }
  return OFFLINE;
}

/** Reads a refusal that the server sent as JSON. */
export function refusalIn(answer: unknown): Problem {
  const parsed = v.safeParse(Refusal, answer);
  return parsed.success ? parsed.output : { reason: 'internal', retryAfterSeconds: 0 };
}

export const OFFLINE: Problem = { reason: 'offline', retryAfterSeconds: 0 };

/** What happened and what to do, in one or two sentences. */
export function problemWords({ reason, retryAfterSeconds }: Problem): string {
  switch (reason) {
    case 'sign-in-wrong':
      return 'This email and password do not belong together. Check both, then try again.';
    case 'code-wrong':
      return 'This code is not right, or was used before. Wait for the next one in your app and type that.';
    case 'recovery-code-wrong':
      return 'This code is not one of yours, or was used before. Take another one from your list.';
    case 'challenge-over':
      return 'That took longer than 10 minutes, or there were too many tries. Start again with your password.';
    case 'too-many-attempts':
      return `Too many tries. You can try again in ${waitWords(retryAfterSeconds)}.`;
    case 'unauthorized':
      return 'You are signed out. A sign-in lasts 12 hours.';
    case 'offline':
      return 'The server does not answer. Check that it runs and that you are online, then try again.';
    case 'wrong-origin':
      return 'The dashboard answers only at its own address. Open the one that the terminal shows.';
    case 'set-up-lost':
      return 'The server no longer knows this set-up. Start again with your email and password.';
    case 'link-expired':
      return 'This link is older than one hour, or a newer one replaced it.';
    case 'link-used':
      return 'This link was used. Each one works once.';
    case 'link-unknown':
      return 'This installation does not know this link. Perhaps a part of it is missing: copy all of it and open it again.';
    case 'bad-request':
    case 'too-large':
      return 'The server did not understand what was typed. Check it, then try again.';
    case 'internal':
    case 'not-found':
      return 'Something went wrong on the server. Nothing was changed. Try again in a moment.';
  }
}

function waitWords(seconds: number): string {
  if (seconds < 60) return 'a minute';
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
