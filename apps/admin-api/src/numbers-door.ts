import type { IncomingMessage, ServerResponse } from 'node:http';
import { DatabaseError } from '@visavis/db';
import { Refusal } from './refusal.ts';

export const NUMBERS_PATH = '/numbers/';

export interface NumbersDoorOptions {
  /** Makes the page anew; `null` where the profile's site was not built. */
  readonly page: (() => Promise<string>) | null;
  /** What is shown while the database does not answer. */
  readonly outage: string | null;
  /** Of a page of the site. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const KEPT_MS = 60_000;

/** Serves the public page of numbers. It is made once a minute at most, however many ask. */
export function numbersDoor({ headers, now, outage, page }: NumbersDoorOptions) {
  let made: { readonly at: number; readonly html: Promise<string> } | null = null;

  function html(make: () => Promise<string>): Promise<string> {
    if (made !== null && now() - made.at < KEPT_MS && now() >= made.at) return made.html;
    const fresh = { at: now(), html: make() };
    made = fresh;
    fresh.html.catch(() => {
      if (made === fresh) made = null;
    });
    return fresh.html;
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (page === null || (request.method !== 'GET' && request.method !== 'HEAD')) throw new Refusal('not-found');
    const body = await html(page).catch((thrown: unknown) => {
      if (thrown instanceof DatabaseError && outage !== null) return null;
      throw thrown;
    });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const answer = body === null ? { status: 503, body: outage, cache: 'no-store' } : { status: 200, body, cache: 'public, max-age=60' };
    response.setHeader('cache-control', answer.cache);
    response.writeHead(answer.status, { 'content-type': 'text/html; charset=utf-8' }).end(answer.body);
  };
}
