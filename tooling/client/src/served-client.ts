import { createHash } from 'node:crypto';
import { HASH_LIST, HashList } from '@visavis/integrity/hash-list';
import * as v from 'valibot';
import { CheckError } from './check-error.ts';

const FILES_AT_MOST = 200;
const BYTES_AT_MOST = 30_000_000;

/** The client as a server sends it now: what its own list says, with each hash taken of what came. Errors: `CheckError`. */
export async function servedClient(origin: string): Promise<HashList> {
  const list = await listOf(origin);
  const paths = Object.keys(list.files);
  if (paths.length > FILES_AT_MOST) throw new CheckError(`The list of ${origin} names ${paths.length} files; ${FILES_AT_MOST} at most are read.`);
  const files: Record<string, string> = {};
  for (const path of paths) {
    // The page is asked for as a visitor's browser asks for it.
    const bytes = await bytesOf(`${origin}/chat/${path === 'index.html' ? '' : path}`);
    files[path] = createHash('sha256').update(bytes).digest('hex');
  }
  return { ...list, files };
}

async function listOf(origin: string): Promise<HashList> {
  const text = Buffer.from(await bytesOf(`${origin}/chat/${HASH_LIST}`)).toString();
  try {
    return v.parse(HashList, JSON.parse(text));
  } catch {
    throw new CheckError(`${origin}/chat/${HASH_LIST} is no list of hashes.`);
  }
}

async function bytesOf(address: string): Promise<Uint8Array> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(60_000) }).catch(() => null);
  if (response === null) throw new CheckError(`${address} cannot be reached.`);
  if (!response.ok) throw new CheckError(`${address} answers with ${response.status}.`);
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      // Told while it comes: a server may send without an end.
      if (chunks.reduce((sum, { byteLength }) => sum + byteLength, 0) > BYTES_AT_MOST) throw new CheckError(`${address} is larger than any part of the client.`);
    }
  } catch (error) {
    throw error instanceof CheckError ? error : new CheckError(`${address} broke off.`);
  }
  return Buffer.concat(chunks);
}
