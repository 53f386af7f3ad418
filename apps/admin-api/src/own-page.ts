import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/**
 * Lets through only what a script of our own page can send: a POST of JSON with our Origin.
 * A foreign page cannot set either without a preflight, which nobody answers.
 */
export function requireOwnPage(request: IncomingMessage, origin: string): void {
  if (request.method !== 'POST') throw new Refusal('not-found');
  if (request.headers.origin !== origin) throw new Refusal('wrong-origin');
  if (!/^application\/json(;|$)/i.test(request.headers['content-type'] ?? '')) throw new Refusal('bad-request');
}
