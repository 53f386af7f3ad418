import { readFileSync } from 'node:fs';
import { type RedisServer, redisServer } from '@visavis/testkit/redis';
import { afterEach, describe, expect, test } from 'vitest';
import { unfitServer } from './unfit-server.ts';

/** Wrong in every rule, so that only what a file says can mend it. */
const UNFIT = [
  '--save', '60 1', '--appendonly', 'yes', '--slowlog-log-slower-than', '10000', '--maxmemory-policy', 'allkeys-lru',
  '--repl-diskless-sync', 'no', '--repl-diskless-load', 'disabled',
];
/** The test has an address and a password of its own. */
const OWN = new Set(['bind', 'port', 'requirepass', 'masterauth']);

let server: RedisServer;
afterEach(() => server.remove());

/** The file's lines as arguments, in its order. */
function settingsIn(file: string): readonly string[] {
  const lines = readFileSync(new URL(`../../../deploy/redis/${file}`, import.meta.url), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, name, value] = /^([a-z-]+) (.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined || OWN.has(name) ? [] : [`--${name}`, value === '""' ? '' : value];
  });
}

describe.each([
  ['redis.conf', false],
  ['cluster.conf', true],
])('a Redis with the settings of deploy/redis/%s', (file, isInCluster) => {
  test('may be used', async () => {
    server = await redisServer([...UNFIT, ...settingsIn(file)]);
    expect(await unfitServer([server.url], { name: 'REDIS_URL', isInCluster })).toBeNull();
  });

  test('and without them may not', async () => {
    server = await redisServer(UNFIT);
    expect((await unfitServer([server.url], { name: 'REDIS_URL', isInCluster }))?.message).toContain('keeps records');
  });
});
