import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Database } from '@visavis/db';
import { checkReadKey } from '@visavis/services';
import type { ReadScope } from '@visavis/services/counts';
import type { ClientAddress } from '@visavis/uws';
import type { Counts } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { questions } from './questions.ts';
import { ReadLimits } from './read-limits.ts';
import { readQuery } from './read-query.ts';

export const READ_PATH = '/api/read';

export interface ReadApiOptions {
  readonly database: Database;
  readonly counts: Counts;
  /** Throws `bad-request` when it cannot be known. */
  readonly addressOf: (request: IncomingMessage) => ClientAddress;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const VERSION = '/v1/';
const BEARER = /^Bearer ([\w-]{1,128})$/i;
const TYPES = { json: 'application/json', csv: 'text/csv; charset=utf-8; header=present' } as const;

/** Answers programs that have a key (docs/read-api.md). Cookies count for nothing here. Throws `Refusal`, `DatabaseError`. */
export function readApi({ addressOf, counts, database, now }: ReadApiOptions) {
  const known = questions(counts);
  const limits = new ReadLimits(now);

  async function requireKey(header: string | undefined, scope: ReadScope): Promise<void> {
    const [, token] = BEARER.exec(header ?? '') ?? [];
    if (token === undefined) throw new Refusal('key-unknown');
    switch (await checkReadKey(database, token, scope)) {
      case 'unknown':
        throw new Refusal('key-unknown');
      case 'revoked':
        throw new Refusal('key-revoked');
      case 'out-of-scope':
        throw new Refusal('out-of-scope');
      case 'open':
        limits.spendKey(token);
    }
  }

  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    limits.spendAddress(addressOf(request));
    const name = path.startsWith(VERSION) ? path.slice(VERSION.length) : '';
    const question = known.get(name);
    if (question === undefined || request.method !== 'GET') throw new Refusal('not-found');
    await requireKey(request.headers.authorization, question.scope);
    const query = readQuery(new URL(request.url ?? '', 'http://localhost').searchParams);
    const body = await question.answer(query);
    response.setHeader('content-type', TYPES[query.format]);
    if (query.format === 'csv') response.setHeader('content-disposition', `attachment; filename="visavis-${name}.csv"`);
    response.end(body);
  };
}
