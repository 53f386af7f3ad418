import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

export const BODY_LIMIT = 64 * 1024;

/** Reads a JSON body of at most 64 KB. Throws `too-large` or `bad-request`. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Refusal('bad-request');
    size += chunk.byteLength;
    if (size > BODY_LIMIT) throw new Refusal('too-large');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal('bad-request');
  }
}
