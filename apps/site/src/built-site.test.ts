import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { CLICKS, COUNT_NAME, parseCount, publicSensitivity } from '@visavis/analytics';
import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { historyOf } from '@visavis/policy/history';
import { ledgerFor, totalsOf } from '@visavis/policy/ledger';
import { proves } from '@visavis/policy/proves';
import { DOCUMENT_NAMES, policyDocuments } from '@visavis/policy/text';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeDay } from './describe-day.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILD_MS = 180_000;
const POLICY_PAGE_BYTES = 30_000;
/** What the beacon may weigh; it is served by the collector. */
const BEACON_BYTES = 700;
/** What admin-api fills into the page of numbers; its own test looks for the anchor. */
const PROOF = '/numbers/#proof';
const TODAY = new Date().toISOString().slice(0, 10);

describe.each(PROFILE_NAMES)('the site of %s', (profile) => {
  const manifest = manifestFor(profile);
  let out = '';
  let files: readonly string[] = [];
  let pages: ReadonlyMap<string, string> = new Map();

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'visavis-site-'));
    await build(profile, out);
    const entries = await readdir(out, { recursive: true, withFileTypes: true });
    files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(out.length));
    const html = files.filter((file) => file.endsWith('.html'));
    pages = new Map(await Promise.all(html.map(async (file) => [addressOf(file), await readFile(join(out, file), 'utf8')] as const)));
  }, BUILD_MS);

  afterAll(() => rm(out, { recursive: true, force: true }));

  const page = (address: string): string => {
    const html = pages.get(address);
    if (html === undefined) throw new Error(`there is no ${address}`);
    return html;
  };
  const each = (check: (html: string, address: string) => void): void => {
    expect(pages.size).toBeGreaterThanOrEqual(8);
    for (const [address, html] of pages) check(html, address);
  };

  it('has a page for each document, the ledger and the history, and no script of its own but the switch against counting', () => {
    const addresses = ['/', '/privacy/', '/cookies/', '/terms/', '/guidelines/', '/promises/', '/numbers/', '/privacy/history/', '/404.html'];
    expect([...pages.keys()]).toEqual(expect.arrayContaining(addresses));
    expect(files.filter((file) => /\.m?js$/.test(file))).toEqual([expect.stringMatching(/^\/assets\/uncounted-switch\./)]);
  });

  it('holds nothing that a strict content policy would refuse', () => {
    each((html, address) => {
      expect(html, address).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|data:/i);
      expect(html.match(/<script[^>]*>[^<]*<\/script>/g), address).toEqual([
        expect.stringMatching(/^<script defer src="\/b\.js" integrity="sha384-[^"]{64}" data-page="[^"]+"( data-campaigns="[^"]+")?( data-from="host")?><\/script>$/),
        ...(address === '/' ? [expect.stringMatching(/^<script defer src="\/v\.js" integrity="sha384-[^"]{64}"><\/script>$/)] : []),
        ...(address === '/cookies/' ? [expect.stringMatching(/^<script type="module" src="\/assets\/uncounted-switch\.[^"]+" integrity="sha384-[^"]{64}"><\/script>$/)] : []),
      ]);
    });
  });

  it('has an icon for whoever asks for one without a page, as for the feed', async () => {
    const icon = await readFile(join(out, 'favicon.ico'));
    const sizes = Array.from({ length: icon.readUInt16LE(4) }, (_, index) => icon.readUInt8(6 + 16 * index));
    expect([icon.readUInt16LE(2), sizes]).toEqual([1, [16, 32, 48]]);
  });

  it('asks no other origin for anything', async () => {
    each((html, address) => expect(html, address).not.toMatch(/(src|href|action|content)="(https?:)?\/\//));
    for (const file of files.filter((path) => path.endsWith('.css'))) {
      expect(await readFile(join(out, file), 'utf8')).not.toMatch(/https?:|@import|url\((?!["']?\/assets\/)/);
    }
  });

  it('is counted by names from the closed list only', () => {
    each((html, address) => {
      const body = { event: 'view', page: /data-page="([^"]+)"/.exec(html)?.[1], entry: false };
      expect(parseCount(JSON.stringify(body)), address).toEqual(body);
    });
  });

  it(proves('lets the beacon tell where somebody came from only where that is counted', 'T1V-01-05', 'VIS-04-04'), () => {
    const { tables } = manifest.analytics;
    each((html, address) => {
      expect(html.includes(' data-from="host"'), address).toBe(tables.includes('referrers'));
      expect(html.includes(' data-campaigns="'), address).toBe(tables.includes('campaigns'));
    });
  });

  it('counts clicks by names from the closed list only, and each of them somewhere', () => {
    const names = new Set<string>();
    each((html, address) => {
      for (const [, name = ''] of html.matchAll(/ data-count="([^"]*)"/g)) {
        expect(`click:${name}`, address).toMatch(COUNT_NAME);
        names.add(name);
      }
    });
    expect([...names].toSorted()).toEqual(CLICKS.filter((click) => click !== 'feed' || historyOf(profile).length > 0).toSorted());
  });

  it(proves('has a switch against counting among its words about cookies, hidden without script', 'VIS-04-09'), () => {
    const html = page('/cookies/');
    expect(html).toMatch(/<div [^>]*id="uncounted-switch"[^>]* hidden>\s*<label><input type="checkbox"[^>]*>\s*Do not count my visits on this device<\/label>/);
    expect(html).toMatch(/<noscript><p>The switch needs JavaScript, and so does the counting\./);
    const contents = /<nav class="contents".*?<\/nav>/s.exec(html)?.[0];
    expect(contents).toContain('href="#uncounted"');
    expect(html.indexOf('id="uncounted"')).toBeLessThan(html.indexOf('</article>'));
  });

  it('says on each page its language, whose it is, what it is for, and where its content starts', () => {
    each((html, address) => {
      expect(html).toContain('<html lang="en">');
      expect(/<title>([^<]+)<\/title>/.exec(html)?.[1], address).toContain(manifest.brand.name);
      expect(html).toMatch(/<meta name="description" content="[^"]+">/);
      expect(html).toContain('<meta name="color-scheme" content="light dark">');
      expect(html.match(/<h1/g), address).toHaveLength(1);
      expect(html).toMatch(/<a class="skip-link[^"]*" href="#main">/);
      expect(html).toContain('<main id="main">');
    });
  });

  it('leads from every page to all pages about privacy and rules', () => {
    each((html, address) => {
      const footer = html.slice(html.lastIndexOf('<footer'));
      for (const to of ['/privacy/', '/cookies/', '/terms/', '/guidelines/', '/promises/', '/numbers/', '/privacy/history/']) {
        expect(footer, address).toContain(`href="${to}"`);
      }
    });
  });

  it('links only to anchors and pages that exist', () => {
    // Old versions lead where the pages of their day stood.
    const today = [...pages].filter(([address]) => !/^\/privacy\/history\/\d/.test(address));
    const known = [...pages.keys(), '/chat/', '/chat/hashes.json', ...files];
    const broken = today.flatMap(([address, html]) =>
      [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].flatMap(([, href = '']) => {
        if (href.startsWith('mailto:')) return [];
        const [path = '', anchor] = href.split('#');
        const target = path === '' ? address : path;
        if (!known.includes(target)) return [`${address} → ${href}`];
        return anchor === undefined || href === PROOF || anchorsOf(page(target)).has(anchor) ? [] : [`${address} → ${href}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('never has the same anchor twice on a page', () => {
    each((html, address) => {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index), address).toEqual([]);
    });
  });

  it('wears its own accent', async () => {
    const css = await Promise.all(files.filter((file) => file.endsWith('.css')).map((file) => readFile(join(out, file), 'utf8')));
    expect(css.join('').match(/--accent-hue:\d+/g)).toEqual([`--accent-hue:${manifest.brand.accentHue}`]);
  });

  describe.each(DOCUMENT_NAMES)('its %s page', (name) => {
    const address = `/${name}/`;
    const document = () => policyDocuments(manifest)[name];

    it('weighs 30 KB or less with all that it loads', async () => {
      // The feed is linked for readers of feeds; a browser that shows the page does not ask for it.
      const loaded = files.filter((file) => (page(address).includes(`"${file}"`) && !file.endsWith('.xml')) || file.endsWith('.woff2'));
      const sizes = await Promise.all([join(address, 'index.html'), ...loaded].map((file) => sizeOf(join(out, file))));
      expect(loaded.length).toBeGreaterThanOrEqual(3);
      expect(sizes.reduce((sum, size) => sum + size, BEACON_BYTES)).toBeLessThanOrEqual(POLICY_PAGE_BYTES);
    });

    it('gives the short version first, then every clause at its anchor', () => {
      const html = page(address);
      const { sections, short } = document();
      for (const { figure } of short) expect(html).toContain(`>${figure}</strong>`);
      for (const { clauses } of sections) {
        for (const { id } of clauses) expect(html.indexOf('id="short"')).toBeLessThan(html.indexOf(`id="${id}"`));
      }
    });

    it(proves('says which version it is, and since when', '1V1-00-01', 'T1V-12-01', 'ANC-00-01'), () => {
      const { effective, number } = manifest.version;
      // The last word stands with its mark.
      expect(page(address).replaceAll(/<[^>]+>/g, '')).toContain(`Version ${number}, in force since ${describeDay(effective)}.`);
    });

    it('opens a card for each mark, and draws each mark as its card says', () => {
      const html = page(address);
      const drawn = [...html.matchAll(/<button class="promise-button promise--(\w+)" popovertarget="([^"]+)"/g)];
      expect(drawn.length).toBeGreaterThan(10);
      for (const [, state, card] of drawn) {
        expect(html).toMatch(new RegExp(`id="${card}" popover[^>]*>.{0,80}promise--${state}"`));
      }
    });
  });

  it('has one place for the numbers of the day, and says beside it what they cover, with this policy’s own figures', () => {
    const { published, tables, threshold } = manifest.analytics;
    if (published.kind === 'off') throw new Error('this profile publishes no numbers');
    const html = page('/numbers/');
    expect(html.split('<!--numbers-->')).toHaveLength(2);
    expect(anchorsOf(html).has('epsilon')).toBe(true);
    const words = html.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');
    expect(words).toContain(`With ε = ${published.epsilon}, nothing you read here`);
    expect(words).toContain('It speaks of this page only.');
    expect(words).toContain(`fewer than ${threshold} visitors`);
    expect(words).toContain(`A number below ${published.threshold} is not shown.`);
    expect(words).toContain(`One visitor adds at most ${publicSensitivity(tables)} to all of them together`);
    for (const [table, named] of [['countries', '1 to the countries'], ['devices', '1 to the devices']] as const) {
      expect(words.includes(named)).toBe(tables.includes(table));
    }
    expect(page('/privacy/')).toContain('href="/numbers/"');
  });

  it('says how long an address is kept before anything else', () => {
    const { accessLog } = manifest.data;
    const figure = accessLog === 'not-collected' ? '0 days' : `${accessLog.retention.length.amount} ${accessLog.retention.length.unit}`;
    const first = /<strong class="short__figure">([^<]+)<\/strong>\s*<span>(.*?)<\/span>/s.exec(page('/privacy/'));
    expect(first?.[1]).toBe(figure);
    expect(first?.[2]).toMatch(/how long we keep|the longest we may keep/);
  });

  it('shows the whole ledger with its totals', () => {
    const ledger = ledgerFor(profile, { today: TODAY });
    const html = page('/promises/');
    const numbers = [...html.matchAll(/class="totals__number">(\d+)</g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Object.values(totalsOf(ledger)));
    const anchors = anchorsOf(html);
    expect([...ledger.keys()].filter((id) => !anchors.has(id))).toEqual([]);
  });

  it('shows every version, newest first, each in full, with a feed; and before launch no notice', async () => {
    const releases = historyOf(profile);
    const shown = [...page('/privacy/history/').matchAll(/<section class="release" id="version-(\d+)"/g)].map(([, number]) => Number(number));
    expect(shown).toEqual(releases.map(({ number }) => number).toReversed());
    for (const { documents, number } of releases) {
      for (const name of DOCUMENT_NAMES) {
        expect(pages.has(`/privacy/history/${number}/${name}/`)).toBe(documents[name] !== undefined);
      }
    }
    if (releases.length > 0) {
      expect(await readFile(join(out, '/privacy/history/feed.xml'), 'utf8')).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
    }
    if (releases.every(({ launched }) => !launched)) each((html) => expect(html).not.toContain('class="change-notice"'));
  });
});

/** A process of its own: Astro resolves what it prerenders from where it was started. */
async function build(profile: string, out: string): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    ['--env-file=quiet.env', 'node_modules/astro/bin/astro.mjs', 'build', '--outDir', out, '--silent'],
    { cwd: ROOT, env: { ...process.env, VISAVIS_PROFILE: profile } },
  );
}

const addressOf = (file: string): string => file.replace(/index\.html$/, '');

const anchorsOf = (html: string): ReadonlySet<string | undefined> =>
  new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));

async function sizeOf(path: string): Promise<number> {
  const bytes = await readFile(path);
  return path.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length;
}
