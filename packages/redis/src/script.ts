import { createHash } from 'node:crypto';
import type { RedisClient } from './client.ts';
import type { Command } from './connection.ts';

/** A Lua program, which runs at once or not at all. */
export interface Script {
  readonly source: string;
  readonly sha1: string;
}

export const scriptOf = (source: string): Script => ({ source, sha1: createHash('sha1').update(source).digest('hex') });

/** Runs it on one key; sends the program along only to a server that does not know it. */
export async function run(client: RedisClient, script: Script, { key, args }: { readonly key: string; readonly args: Command }): Promise<unknown> {
  try {
    return await client.send(key, ['EVALSHA', script.sha1, '1', key, ...args]);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return await client.send(key, ['EVAL', script.source, '1', key, ...args]);
  }
}
