import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { listen } from './listen.ts';
import { loadUws } from './load-uws.ts';
import type { Uws } from './native.ts';
import { SOCKET_DEFAULTS } from './socket-defaults.ts';
import { UwsUnavailable } from './uws-unavailable.ts';

const published = path.dirname(createRequire(import.meta.url).resolve('uWebSockets.js'));
const file = `uws_${process.platform}_${process.arch}_${process.versions.modules}.node`;
/** The corrected copy runs on every glibc from 2.36 on, so it is tested on newer ones too. */
const glibc = '2.36';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'visavis-uws-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function echo(uws: Uws, text: string): Promise<string> {
  const app = uws.App().ws('/*', {
    ...SOCKET_DEFAULTS,
    message: (socket, message, isBinary) => void socket.send(message, isBinary),
  });
  const { port } = await listen(uws, app, { host: '127.0.0.1', port: 0 });
  const client = new WebSocket(`ws://127.0.0.1:${port}/`);
  const answer = await new Promise<string>((resolve, reject) => {
    client.on('error', reject);
    client.on('open', () => client.send(text));
    client.on('message', (data) => resolve(data.toString()));
  });
  app.close();
  return answer;
}

function refusal(run: () => unknown): UwsUnavailable {
  try {
    run();
  } catch (error) {
    if (error instanceof UwsUnavailable) return error;
    throw error;
  }
  throw new Error('it loaded');
}

describe('loadUws on this machine', () => {
  test('serves a WebSocket', async () => {
    expect(await echo(loadUws(), 'hello')).toBe('hello');
  });

  test('leaves the file in the package as it was', () => {
    const before = statSync(path.join(published, file));
    loadUws({ cacheFolder: path.join(folder, 'untouched') });
    const after = statSync(path.join(published, file));
    expect([after.mtimeMs, after.size, after.ino]).toEqual([before.mtimeMs, before.size, before.ino]);
  });

  test('has no compression under the number the defaults name', () => {
    expect(loadUws().DISABLED).toBe(SOCKET_DEFAULTS.compression);
  });
});

describe('loadUws refuses, in one line', () => {
  test('a file whose hash is not the pinned one', () => {
    const bytes = readFileSync(path.join(published, file));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path.join(folder, file), bytes);
    const error = refusal(() => loadUws({ packageFolder: folder }));
    expect(error.reason).toBe('hash');
    expect(error.message).toMatch(/^uws_\S+ is not the file .* install again\.$/);
  });

  test('a package without the file', () => {
    const error = refusal(() => loadUws({ packageFolder: path.join(folder, 'nothing') }));
    expect(error.reason).toBe('missing');
    expect(error.message).not.toContain('\n');
  });
});

if (process.platform === 'linux') {
  describe('the corrected copy', () => {
    test('is kept under its hash and written once', () => {
      const cacheFolder = path.join(folder, 'kept');
      loadUws({ glibc, cacheFolder });
      const [name = ''] = readdirSync(cacheFolder);
      const written = statSync(path.join(cacheFolder, name));
      loadUws({ glibc, cacheFolder });
      expect(readdirSync(cacheFolder)).toEqual([name]);
      expect(statSync(path.join(cacheFolder, name)).mtimeMs).toBe(written.mtimeMs);
      const hash = createHash('sha256').update(readFileSync(path.join(cacheFolder, name))).digest('hex');
      expect(hash.startsWith(name.slice(0, 16))).toBe(true);
    });

    test('is never loaded when it was changed: it is written anew', () => {
      const cacheFolder = path.join(folder, 'changed');
      const elsewhere = path.join(folder, 'reference');
      loadUws({ glibc, cacheFolder: elsewhere });
      const [name = ''] = readdirSync(elsewhere);
      const good = readFileSync(path.join(elsewhere, name));
      loadUws({ glibc, cacheFolder });
      // A new file, because the first is mapped into this process.
      rmSync(path.join(cacheFolder, name));
      writeFileSync(path.join(cacheFolder, name), good.subarray(0, 1_000));
      loadUws({ glibc, cacheFolder });
      expect(readFileSync(path.join(cacheFolder, name)).equals(good)).toBe(true);
    });

    test('loads from a private folder that is gone afterwards, when the cache folder cannot be made', async () => {
      const blocked = path.join(folder, 'a-file');
      writeFileSync(blocked, '');
      const before = readdirSync(tmpdir()).filter((name) => name.startsWith('visavis-uws-'));
      expect(await echo(loadUws({ glibc, cacheFolder: path.join(blocked, 'cache') }), 'still')).toBe('still');
      expect(readdirSync(tmpdir()).filter((name) => name.startsWith('visavis-uws-'))).toEqual(before);
    });
  });
}
