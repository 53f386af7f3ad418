import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { proves } from '@visavis/policy/proves';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findForeignStyles, findUses, type Use } from './find-uses.ts';
import { lintLists } from './lint-lists.ts';
import { productSources, ROOT, type SourceFile } from './source-files.ts';
import { USE_RULES, useRules, type UseRuleName } from './use-rules.ts';

/** What somebody might write one day, for each rule. */
const PLANTED: Readonly<Record<UseRuleName, readonly [code: string, used: string, file?: string][]>> = {
  recording: [
    ['const recorder = new MediaRecorder(stream);', 'MediaRecorder'],
    ['const copy = video.captureStream(30);', 'captureStream'],
    ["const Recorder = globalThis['MediaRecorder'];", 'MediaRecorder'],
    ['const { getDisplayMedia: share } = navigator.mediaDevices;', 'getDisplayMedia'],
    ['let kept: MediaStreamTrackProcessor;', 'MediaStreamTrackProcessor'],
  ],
  stills: [
    ['canvas.toBlob((picture) => upload(picture));', 'toBlob'],
    ['const picture = canvas?.toDataURL();', 'toDataURL'],
    ['new ImageCapture(track).takePhoto();', 'ImageCapture'],
    ['const { data } = context.getImageData(0, 0, 9, 9);', 'getImageData'],
  ],
  upload: [
    ['const field = <input type="file" />;', 'type="file"'],
    ["const field = <Field type={isPhone ? 'file' : 'text'} />;", 'type="file"'],
    ['<p>Send a picture</p><input type="file" capture="user">', 'type="file"', 'page.astro'],
    ['new FileReader().readAsDataURL(file);', 'FileReader'],
  ],
  place: [
    ['navigator.geolocation.getCurrentPosition(keep);', 'geolocation'],
    ['const { geolocation } = navigator;', 'geolocation'],
    ['<p>Hello</p><script>navigator.geolocation.watchPosition(keep)</script>', 'watchPosition', 'page.astro'],
  ],
  faces: [['const faces = await new FaceDetector().detect(video);', 'FaceDetector']],
  'device-storage': [
    ["localStorage.setItem('who', id);", 'localStorage'],
    ["globalThis.sessionStorage.setItem('who', id);", 'sessionStorage'],
    ["document.cookie = 'who=1';", 'document.cookie'],
    ["globalThis.document['cookie'] = 'who=1';", 'document.cookie'],
    ["const shelf = await caches.open('pages');", 'caches'],
    ["navigator.serviceWorker.register('/sw.js');", 'serviceWorker'],
    ["---\nconst shelf = indexedDB.open('who');\n---\n<p>Hello</p>", 'indexedDB', 'page.astro'],
    ["<!doctype html><html><head><meta charset=utf-8><script>sessionStorage.who = 1</script></head></html>", 'sessionStorage', 'index.html'],
  ],
  traits: [
    ['const family = navigator.userAgentData.brands;', 'userAgentData'],
    ['const family = parse(navigator.userAgent);', 'navigator.userAgent'],
    ['const { userAgent } = window.navigator;', 'navigator.userAgent'],
    ['const cores = navigator.hardwareConcurrency;', 'hardwareConcurrency'],
  ],
  pixels: [
    ["navigator.sendBeacon('/seen', body);", 'sendBeacon'],
    ['const link = <a href="/" ping="/seen">Home</a>;', 'ping="/seen"'],
    ['new XMLHttpRequest();', 'XMLHttpRequest'],
  ],
  'foreign-origins': [
    ['<p>Hello</p><img src="https://pixel.example/1.gif" alt="">', 'src="https://pixel.example/1.gif"', 'page.astro'],
    ['<head><link rel="icon" href="/i.svg"><script src="//cdn.example/a.js"></script></head>', 'src="//cdn.example/a.js"', 'index.html'],
    ['const film = <iframe src="/film" />;', '<iframe>'],
    ['const form = <form action="https://ads.example/"><b /></form>;', 'action="https://ads.example/"'],
  ],
  payment: [
    ['new PaymentRequest(methods, details);', 'PaymentRequest'],
    ['const field = <input autoComplete="cc-number" />;', 'autocomplete="cc-number"'],
  ],
  contacts: [
    ['const field = <input type="tel" />;', 'type="tel"'],
    ['const field = <input autocomplete="shipping given-name" />;', 'autocomplete="shipping given-name"'],
    ["const people = await navigator.contacts.select(['tel']);", 'navigator.contacts'],
  ],
  mail: [
    ['const field = <input type="email" />;', 'type="email"'],
    ['<form><input autocomplete="email" name="reply"></form>', 'autocomplete="email"', 'page.astro'],
  ],
  'birth-dates': [
    ['const field = <input type="date" />;', 'type="date"'],
    ['const field = <input autocomplete="bday-year" />;', 'autocomplete="bday-year"'],
  ],
};

const plantedIn = (file: string, text: string): SourceFile => ({ path: `apps/chat/src/${file}`, text });
const sources = productSources();
const words = (uses: readonly Use[]): readonly string[] => uses.map(({ rule, at, used }) => `${at} uses ${used}. ${USE_RULES[rule].never} (${USE_RULES[rule].promises.join(', ')})`);

describe('no code of the product', () => {
  const found = sources.flatMap(findUses);

  for (const [rule, { promises }] of useRules()) {
    it(proves(`uses what "${rule}" forbids`, ...promises), () => {
      expect(words(found.filter((use) => use.rule === rule))).toEqual([]);
    });
  }

  it(proves('has a style sheet that loads from elsewhere', 'VIS-06-04', '1V1-04-06'), () => {
    const sheets = sources.filter(({ path }) => /\.(css|astro|html)$/.test(path));
    expect(words(sheets.flatMap(findForeignStyles))).toEqual([]);
    expect(sheets.length).toBeGreaterThan(15);
  });

  it('is left out, pages and servers alike', () => {
    const read = new Set(sources.map(({ path }) => `${path.split('/').slice(0, 2).join('/')} ${path.split('.').at(-1)}`));
    for (const kind of ['apps/site astro', 'apps/chat tsx', 'apps/chat html', 'apps/admin tsx', 'apps/signaling ts', 'apps/collector ts', 'apps/admin-api ts', 'packages/ui css', 'packages/rtc ts', 'packages/analytics ts']) {
      expect(read).toContain(kind);
    }
  });
});

describe.each(useRules())('the rule "%s"', (rule, { promises, except = [] }) => {
  it.each(PLANTED[rule])('catches `%s`', (code, used, file = 'planted.tsx') => {
    const findings = words(findUses(plantedIn(file, code)));
    expect(findings).toContainEqual(expect.stringContaining(`uses ${used}. `));
    expect(findings.join()).toContain(promises.join(', '));
  });

  it.each(except)('is still broken at $at, as it says', ({ at }) => {
    const there = sources.filter(({ path }) => path.startsWith(at)).map((source) => ({ ...source, path: `elsewhere/${source.path}` }));
    expect(there.flatMap(findUses).filter((use) => use.rule === rule)).not.toEqual([]);
  });
});

it.each([
  ['a key of our own', "const sent = { userAgent: undefined, type: 'text' };"],
  ['a word in a text', "const denied = ['geolocation', 'camera'];"],
  ['an own header', 'const cookie = request.headers.cookie;'],
  ['fields of a form that are allowed', '<><input type="text" autoComplete="off" /><input type="password" autoComplete="new-password" /><button type="submit" /></>;'],
  ['our own files', '<img src="/icon.svg" srcSet="/a.png 1x, /b.png 2x" />;'],
])('%s is no use of anything', (_, code) => {
  expect(findUses(plantedIn('planted.tsx', code))).toEqual([]);
});

it.each(['@font-face { src: url(https://fonts.example/a.woff2); }', "@import '//fonts.example/a.css';", 'i { background: url("http://pixel.example/1.gif") }'])(
  'a font, sheet or picture from another origin is caught: %s',
  (text) => {
    expect(words(findForeignStyles(plantedIn('planted.css', text)))).toEqual([expect.stringMatching(/planted\.css:1 uses .*example.*VIS-06-04/)]);
  },
);

describe('the linter', () => {
  it('has the same words and promises', () => {
    const Rules = v.object({ 'eslint/no-restricted-globals': v.array(v.unknown()), 'eslint/no-restricted-properties': v.array(v.unknown()) });
    const { rules } = v.parse(v.object({ rules: Rules }), JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')));
    const { globals, properties } = lintLists();
    expect(rules['eslint/no-restricted-globals']).toEqual(['error', ...globals]);
    expect(rules['eslint/no-restricted-properties']).toEqual(['error', ...properties]);
  });

  it('catches every word in planted code', async () => {
    const { globals, properties } = lintLists();
    const lines = [...globals.map(({ name }) => `use(${name});`), ...properties.map(({ object = 'thing', property }) => `use(${object}.${property});`)];
    const caught = await lint(lines.join('\n'));
    expect(lines.filter((_, index) => !caught.has(index + 1))).toEqual([]);
  });
});

/** Lines that the house's own linter complains about. */
async function lint(text: string): Promise<ReadonlySet<number>> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-never-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'planted.ts');
  writeFileSync(file, text);
  const oxlint = join(ROOT, 'node_modules/.bin/oxlint');
  // Complaints are what is looked for, so the exit code that counts them is no failure here.
  const { stdout } = await promisify(execFile)(oxlint, ['--config', join(ROOT, '.oxlintrc.json'), '--format', 'unix', file]).catch((error: unknown) =>
    v.parse(v.object({ stdout: v.string() }), error),
  );
  return new Set([...stdout.matchAll(/planted\.ts:(\d+):\d+: .*no-restricted-(?:globals|properties)/g)].map((found) => Number(found[1])));
}
