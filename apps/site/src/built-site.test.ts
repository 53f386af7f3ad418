import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = ['index.html', 'privacy/index.html', '404.html'] as const;
const BUILD_MS = 60_000;
const POLICY_PAGE_BYTES = 30_000;
/** What the beacon may weigh; it is served by the collector. */
const BEACON_BYTES = 700;

let scratch = '';
let out = '';
let files: readonly string[] = [];

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'visavis-site-'));
  out = join(scratch, 'dist');
  // A process of its own: Astro resolves what it prerenders from where it was started.
  await promisify(execFile)(
    process.execPath,
    ['--env-file=quiet.env', 'node_modules/astro/bin/astro.mjs', 'build', '--outDir', out, '--silent'],
    { cwd: ROOT },
  );
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}, BUILD_MS);

afterAll(() => rm(scratch, { recursive: true, force: true }));

const read = (name: string): Promise<string> => readFile(join(out, name), 'utf8');

async function sizeOf(path: string): Promise<number> {
  const bytes = await readFile(path);
  return path.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length;
}

describe('the built site', () => {
  it('is pages, styles, a font, a mark and a note to robots: no script of its own', () => {
    expect(new Set(files.map((file) => file.split('.').at(-1)))).toEqual(
      new Set(['css', 'html', 'svg', 'txt', 'woff2']),
    );
  });
});

describe.each(PAGES)('%s', (name) => {
  it('holds nothing that a strict content policy would refuse', async () => {
    const html = await read(name);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|data:/i);
    expect(html.match(/<script[^>]*>[^<]*<\/script>/g)).toEqual([
      expect.stringMatching(/^<script defer src="\/b\.js" data-page="[^"]+"><\/script>$/),
    ]);
  });

  it('asks no other origin for anything', async () => {
    expect(await read(name)).not.toMatch(/(src|href|action|content)="(https?:)?\/\//);
    for (const file of files.filter((path) => path.endsWith('.css'))) {
      expect(await readFile(file, 'utf8')).not.toMatch(/https?:|@import|url\((?!["']?\/assets\/)/);
    }
  });

  it('says its language, its title, what it is for, and where its content starts', async () => {
    const html = await read(name);
    expect(html).toContain('<html lang="en">');
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).toMatch(/<meta name="description" content="[^"]+">/);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(/<a class="skip-link[^"]*" href="#main">/);
    expect(html).toContain('<main id="main">');
  });

  it('links only to anchors and pages that exist', async () => {
    const html = await read(name);
    const anchors = (text: string) => new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      const [path, anchor] = href.split('#');
      expect(['', '/', '/privacy/', '/chat/']).toContain(path);
      if (anchor === undefined) continue;
      expect(anchors(path === '/privacy/' ? await read('privacy/index.html') : html)).toContain(anchor);
    }
  });
});

describe('the policy page', () => {
  it('weighs 30 KB or less with all that it loads', async () => {
    const html = await read('privacy/index.html');
    const loaded = files.filter((file) => html.includes(file.slice(out.length)) || file.endsWith('.woff2'));
    const sizes = await Promise.all([join(out, 'privacy/index.html'), ...loaded].map(sizeOf));
    expect(sizes.reduce((sum, size) => sum + size, BEACON_BYTES)).toBeLessThanOrEqual(POLICY_PAGE_BYTES);
  });

  it('gives the short version before the rest, and every period in full', async () => {
    const html = await read('privacy/index.html');
    expect(html.indexOf('id="short"')).toBeLessThan(html.indexOf('id="data"'));
    for (const words of ['90 days', '25 months', '12 months', '12 hours', '1 hour']) expect(html).toContain(words);
  });
});
