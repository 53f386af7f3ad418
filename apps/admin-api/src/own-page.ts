import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/**
 * Lets through only what a script of our own page can send: a POST of JSON with an Origin of ours.
 * A foreign page cannot set either without a preflight, which nobody answers.
 */
export function requireOwnPage(request: IncomingMessage, origins: ReadonlySet<string>): void {
  if (request.method !== 'POST') throw new Refusal('not-found');
  if (!origins.has(request.headers.origin ?? '')) throw new Refusal('wrong-origin');
  if (!/^application\/json(;|$)/i.test(request.headers['content-type'] ?? '')) throw new Refusal('bad-request');
}
