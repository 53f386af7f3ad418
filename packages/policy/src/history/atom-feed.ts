import type { Brand } from '../brand.ts';
import { CLASS_WORDS } from './class-words.ts';
import { releaseDifference } from './release-difference.ts';
import type { Release } from './releases.ts';

export interface AtomFeed {
  /** Oldest first. */
  readonly releases: readonly [Release, ...Release[]];
  readonly brand: Pick<Brand, 'name'>;
  /** As browsers name the site, such as `https://example.org`; undefined while nobody has said. */
  readonly origin: string | undefined;
}

/** Where the feed is served, and the page that shows the same. */
const FEED_PATH = '/privacy/history/feed.xml';
const PAGE_PATH = '/privacy/history/';

/** The anchor of a version on the history page. */
export const versionAnchor = ({ number }: Pick<Release, 'number'>): string => `version-${number}`;

/**
 * The versions as an Atom feed (RFC 4287), newest first; an entry for each, with its class as category. Where the
 * origin is not known, its links are relative to the address that the feed was read from (RFC 4287, 2).
 */
export function atomFeed({ brand, origin, releases }: AtomFeed): string {
  const site = origin ?? '';
  const [first] = releases;
  const newest = releases.at(-1) ?? first;
  const entries = releases.map((release, index) => entry(release, { previous: releases[index - 1], origin }));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  <id>${escaped(tag(first, { name: 'history', origin }))}</id>`,
    `  <title>${escaped(`${brand.name}: versions of the policy`)}</title>`,
    `  <updated>${instant(newest.published)}</updated>`,
    `  <author><name>${escaped(brand.name)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(site + FEED_PATH)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(site + PAGE_PATH)}"/>`,
    ...entries.toReversed(),
    '</feed>',
    '',
  ].join('\n');
}

interface Around {
  readonly previous: Release | undefined;
  readonly origin: string | undefined;
}

function entry(release: Release, { origin, previous }: Around): string {
  const page = `${origin ?? ''}${PAGE_PATH}#${versionAnchor(release)}`;
  return [
    '  <entry>',
    `    <id>${escaped(tag(release, { name: String(release.number), origin }))}</id>`,
    `    <title>${escaped(`Version ${release.number}: ${CLASS_WORDS[release.class]}`)}</title>`,
    `    <published>${instant(release.published)}</published>`,
    `    <updated>${instant(release.published)}</updated>`,
    `    <category term="${release.class}"/>`,
    `    <link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    `    <content type="html">${escaped(content(release, previous))}</content>`,
    '  </entry>',
  ].join('\n');
}

/** HTML, to be escaped once more as the feed's text. */
function content(release: Release, previous: Release | undefined): string {
  const start = `<p>${CLASS_WORDS[release.class]} In force from ${release.effective}${release.launched ? '' : ', before launch'}.</p>`;
  const note = release.note === undefined ? '' : `<p>${escaped(release.note)}</p>`;
  if (previous === undefined) return start + note;
  const { facts, words } = releaseDifference(previous, release);
  const list = facts.length === 0 ? '' : `<ul>${facts.map((fact) => `<li>${escaped(fact)}</li>`).join('')}</ul>`;
  return `${start}${note}${list}<p>Clauses that read otherwise: ${words.length}.</p>`;
}

/**
 * A `tag:` URI (RFC 4151) that only this operator gives: their host on the day of the version, the profile and its
 * number. Where the host is unknown, or is no name of the DNS, a name stands for it that nobody can own (RFC 2606).
 */
function tag({ manifest, published }: Release, { name, origin }: { readonly name: string; readonly origin: string | undefined }): string {
  const place = origin?.replace(/^https?:\/\//, '').replace(/[[\]]/g, '').toLowerCase();
  const [, host, port] = /^([a-z0-9.-]+)(?::(\d+))?$/.exec(place ?? '') ?? [];
  const authority = host ?? 'visavis.invalid';
  const own = host === undefined ? place : port;
  return `tag:${authority},${published}:${own === undefined ? '' : `${own}/`}policy/${manifest.profile}/${name}`;
}

const instant = (day: string): string => `${day}T00:00:00Z`;

const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
