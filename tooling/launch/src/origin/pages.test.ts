import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestFor } from '@visavis/policy';
import { WELL_KNOWN_TYPES, wellKnownFiles } from '@visavis/policy/outputs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LaunchError } from '../launch-error.ts';
import { servePages } from './pages.ts';

const FILES = wellKnownFiles({ manifest: manifestFor('visavis'), now: new Date(), origin: 'https://chat.example.org' });

let folder = '';
let server: Server;
let origin = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'visavis-pages-'));
  for (const name of ['.well-known', '.git', 'assets']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Home</title>');
  writeFileSync(join(folder, '404.html'), '<!doctype html><title>No page here</title>');
  writeFileSync(join(folder, 'assets/page.1a2b.css'), ':root {}');
  writeFileSync(join(folder, 'favicon.ico'), Buffer.alloc(6));
  writeFileSync(join(folder, '.git/config'), 'not for visitors');
  for (const { name, body } of FILES) writeFileSync(join(folder, '.well-known', name), body);
  server = createServer(servePages({ folder, prefix: '', notFound: join(folder, '404.html') }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  origin = `http://127.0.0.1:${address.port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

describe('the pages of a folder', () => {
  it.each(FILES)('give /.well-known/$name as it was built, with its own media type', async ({ name, body }) => {
    const response = await fetch(`${origin}/.well-known/${name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(WELL_KNOWN_TYPES[name]);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe(body);
  });

  it.each(['/.well-known/other.json', '/.git/config', '/nowhere/'])('give the 404 page for %s', async (path) => {
    const response = await fetch(origin + path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('No page here');
  });

  it('give the icon that browsers and feed readers ask for by themselves', async () => {
    const response = await fetch(`${origin}/favicon.ico`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/x-icon']);
  });

  it('keep nothing without asking but what has its content in its name', async () => {
    expect((await fetch(`${origin}/assets/page.1a2b.css`)).headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${origin}/`)).headers.get('cache-control')).toBe('no-cache');
  });

  it('are only read', async () => {
    const response = await fetch(`${origin}/`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('must have been built', () => {
    expect(() => servePages({ folder: join(folder, 'assets'), prefix: '', notFound: '' })).toThrow(LaunchError);
  });
});
