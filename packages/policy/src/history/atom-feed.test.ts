import { DOMParser, type Element } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { proves } from '../proves.ts';
import { atomFeed } from './atom-feed.ts';
import { readReleases } from './releases.ts';
import { ANONCAM, asVersion, documentsSaying, FIRST, published, withLogDays } from './versions.test-support.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const files = published({
  files: published({ files: FIRST, manifest: asVersion(withLogDays(ANONCAM, 45), 2), note: 'Why: <a & b>' }),
  manifest: asVersion(withLogDays(ANONCAM, 45), 3),
  textOf: documentsSaying('Other words.'),
  atLeast: 'editorial',
  note: 'Plainer.',
});
const [first, ...later] = readReleases(files, 'anoncam');
if (first === undefined) throw new Error('three releases were published');
const FEED = { releases: [first, ...later], brand: { name: 'Anon & <Cam>' }, origin: 'https://one.example.org' } as const;

/** Strict: what is no well-formed XML throws. */
function parsed(xml: string): Element {
  const root = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(xml, 'application/xml').documentElement;
  if (root === null) throw new Error('no root');
  return root;
}

const children = (parent: Element, name: string): readonly Element[] =>
  [...parent.childNodes].filter((node): node is Element => node.nodeType === 1 && node.namespaceURI === ATOM && node.localName === name);
const one = (parent: Element, name: string): Element => {
  const [only, ...others] = children(parent, name);
  if (only === undefined || others.length > 0) throw new Error(`${parent.localName} needs exactly one ${name}`);
  return only;
};
const textOf = (parent: Element, name: string): string => one(parent, name).textContent ?? '';
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

test('the feed has what RFC 4287 asks of a feed', () => {
  const root = parsed(atomFeed(FEED));
  expect([root.localName, root.namespaceURI]).toEqual(['feed', ATOM]);
  expect(textOf(root, 'title')).toBe('Anon & <Cam>: versions of the policy');
  expect(textOf(root, 'updated')).toMatch(RFC_3339);
  expect(textOf(one(root, 'author'), 'name')).toBe('Anon & <Cam>');
  expect(children(root, 'link').map((link) => [link.getAttribute('rel'), link.getAttribute('href')])).toEqual([
    ['self', 'https://one.example.org/privacy/history/feed.xml'],
    ['alternate', 'https://one.example.org/privacy/history/'],
  ]);
});

test(proves('each version is an entry, newest first, with everything that an entry needs', 'VIS-10-04'), () => {
  const root = parsed(atomFeed(FEED));
  const entries = children(root, 'entry');
  expect(entries.map((entry) => one(entry, 'category').getAttribute('term'))).toEqual(['editorial', 'material', 'first']);
  for (const entry of entries) {
    expect(textOf(entry, 'title')).not.toBe('');
    expect(textOf(entry, 'updated')).toMatch(RFC_3339);
    expect(one(entry, 'link').getAttribute('rel')).toBe('alternate');
    expect(one(entry, 'content').getAttribute('type')).toBe('html');
  }
  const ids = [root, ...entries].map((element) => textOf(element, 'id'));
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) expect(id).toMatch(/^tag:one\.example\.org,2026-11-22:policy\/anoncam\/(history|\d+)$/);
});

test('an entry tells the facts, and what somebody wrote cannot become markup', () => {
  const [, second] = children(parsed(atomFeed(FEED)), 'entry');
  const html = second === undefined ? '' : textOf(second, 'content');
  expect(html).toContain('<li>Your IP address, written down: kept for 45 days instead of 30 days.</li>');
  expect(html).toContain('<p>Why: &lt;a &amp; b&gt;</p>');
});

test('a version’s entry stays the same when the next one comes', () => {
  const entriesOf = (xml: string) => children(parsed(xml), 'entry').map((entry) => entry.toString());
  const before = entriesOf(atomFeed({ ...FEED, releases: [first, ...later.slice(0, 1)] }));
  expect(entriesOf(atomFeed(FEED)).slice(1)).toEqual(before);
});

const idsAt = (origin: string | undefined) => {
  const root = parsed(atomFeed({ ...FEED, origin }));
  return [root, ...children(root, 'entry')].map((element) => textOf(element, 'id'));
};

test('where nobody has said its address, its links follow the one that it was read from, and its ids name none', () => {
  const root = parsed(atomFeed({ ...FEED, origin: undefined }));
  const links = [root, ...children(root, 'entry')].flatMap((element) => children(element, 'link')).map((link) => link.getAttribute('href') ?? '');
  expect(links).toEqual(['/privacy/history/feed.xml', '/privacy/history/', ...[3, 2, 1].map((number) => `/privacy/history/#version-${number}`)]);
  expect(root.toString()).not.toMatch(/xml:base|localhost/);
  expect(idsAt(undefined)).toEqual(['history', 3, 2, 1].map((name) => `tag:visavis.invalid,2026-11-22:policy/anoncam/${name}`));
});

test('two operators of one profile share no id', () => {
  const origins = ['https://one.example.org', 'https://two.example.org', 'https://one.example.org:8443', 'http://[::1]:8080', 'http://[::1]:8081', undefined];
  const ids = origins.flatMap(idsAt);
  expect(new Set(ids).size).toBe(ids.length);
  // RFC 4151, 2.1: a name of the DNS, a day, and what may stand in the query of a URI.
  for (const id of ids) expect(id).toMatch(/^tag:[a-z0-9]([a-z0-9.-]*[a-z0-9])?,\d{4}-\d{2}-\d{2}:[a-z0-9:/.-]+$/);
});
