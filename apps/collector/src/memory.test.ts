import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sendJunk } from './testing/junk-senders.ts';

const MAX_BYTES = 64 * 2 ** 20;
const MILLION = 1_000_000;

describe('memory', () => {
  it('takes a million visitors with a million hosts in 64 MB, and stores none of the hosts', { timeout: 120_000 }, async () => {
    const child = fork(fileURLToPath(new URL('./testing/junk-process.ts', import.meta.url)), { execArgv: ['--expose-gc'] });
    const [said] = await once(child, 'message');
    expect(said).toMatchObject({ hosts: 10_000, beyond: 0, values: expect.not.arrayContaining([expect.stringContaining('example')]) });
    // Those that were remembered are held; each of the others is one more of `other`, for the page and for the site.
    expect(said.referrers.map(({ page, value }: Record<string, unknown>) => `${String(page)} ${String(value)}`)).toEqual([' other', '/ other']);
    expect(said.bytes).toBeLessThan(MAX_BYTES);
  });

  it('takes a million paths that nobody has in 64 MB, and stores no cell of them', { timeout: 300_000 }, async () => {
    const child = fork(fileURLToPath(new URL('./testing/junk-collector.ts', import.meta.url)), { execArgv: ['--expose-gc'] });
    const hear = async () => (await once(child, 'message'))[0];
    const { port } = await hear();
    const ask = (what: string) => {
      const heard = hear();
      child.send(what);
      return heard;
    };
    const view = (index: number): string => `{"event":"view","page":"/junk-${index}/","entry":true}`;
    await sendJunk({ port, requests: 1_000, connections: 4, body: view });
    const before = await ask('bytes');
    await sendJunk({ port, requests: MILLION, connections: 4, body: view });
    const after = await ask('bytes');
    expect(after.bytes - before.bytes).toBeLessThan(MAX_BYTES);
    const { counted } = await ask('counted');
    expect(counted).toEqual({ 'mark gap': 1, 'mark key-started': 1, 'dropped unknown': MILLION + 1_000 });
  });
});
