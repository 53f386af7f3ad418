import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proves } from '@visavis/policy/proves';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import { HashList } from './hash-list.ts';
import { integrityOf } from './integrity-of.ts';
import { sealBuild } from './seal-build.ts';
import { withIntegrity } from './with-integrity.ts';

const [MAIN, LATER, STYLE] = ['main()', 'later()', 'a{}'].map((text) => Buffer.from(text));
const PAGE = `<!doctype html><html><head><script type="module" crossorigin src="/chat/assets/main.js"></script>
<link rel="stylesheet" href="/chat/assets/style.css"><link rel="icon" href="/chat/icon.svg"></head><body></body></html>`;

function build(): string {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-integrity-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'assets'));
  const files = { 'index.html': PAGE, 'icon.svg': '<svg/>', 'assets/main.js': MAIN, 'assets/later.js': LATER, 'assets/style.css': STYLE };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text ?? '');
  return folder;
}

const pageOf = (folder: string): string => readFileSync(join(folder, 'index.html'), 'utf8');

test('each script and each style sheet of a page names its hash, and nothing else does', () => {
  const folder = build();
  sealBuild({ folder, base: '/chat/' });
  const page = pageOf(folder);
  expect(page).toContain(`src="/chat/assets/main.js" integrity="${integrityOf(MAIN ?? Buffer.alloc(0))}">`);
  expect(page).toContain(`href="/chat/assets/style.css" integrity="${integrityOf(STYLE ?? Buffer.alloc(0))}">`);
  expect(page.match(/integrity=/g)).toHaveLength(2);
});

test('what loads later is listed with its hash, as data', () => {
  const folder = build();
  sealBuild({ folder, base: '/chat/', parts: { calls: ['assets/later.js'] } });
  const list = /<script type="application\/json" id="parts">(.*)<\/script>/.exec(pageOf(folder))?.[1] ?? '';
  expect(JSON.parse(list)).toEqual({ calls: [['/chat/assets/later.js', integrityOf(LATER ?? Buffer.alloc(0))]] });
});

test(proves('a release lists every file as it is served, its page with the hashes in it', 'VIS-08-11'), () => {
  const folder = build();
  sealBuild({ folder, base: '/chat/', release: { profile: 'visavis', day: '2026-11-22' } });
  const list = v.parse(HashList, JSON.parse(readFileSync(join(folder, 'hashes.json'), 'utf8')));
  expect(Object.keys(list.files)).toEqual(['assets/later.js', 'assets/main.js', 'assets/style.css', 'icon.svg', 'index.html']);
  for (const [path, hash] of Object.entries(list.files)) {
    expect(createHash('sha256').update(readFileSync(join(folder, path))).digest('hex')).toBe(hash);
  }
});

test('the same files make the same list', () => {
  const [one, other] = [build(), build()];
  for (const folder of [one, other]) sealBuild({ folder, base: '/chat/', release: { profile: 'visavis', day: '2026-11-22' } });
  expect(readFileSync(join(one, 'hashes.json'))).toEqual(readFileSync(join(other, 'hashes.json')));
});

test('what is not ours, or has a hash already, stays as it is', () => {
  const html = '<script src="/b.js" integrity="sha384-x"></script><script src="/elsewhere.js"></script>';
  expect(withIntegrity(html, (address) => (address === '/b.js' ? 'sha384-y' : null))).toBe(html);
  expect(withIntegrity('<link rel="stylesheet" href="/a.css" />', () => 'sha384-z')).toBe('<link rel="stylesheet" href="/a.css" integrity="sha384-z" />');
});
