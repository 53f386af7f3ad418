import type { CountTableName } from '@visavis/policy/counted';
import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRIES, countryOf } from './countries.ts';
import { PAGES } from './page.ts';
import { type CellName, mayExist, TABLES } from './vocabulary.ts';
import { waitFigure } from './wait-histogram.ts';

const declared = { campaigns: ['spring'] };
const may = (table: string, page: string, value: string): boolean => mayExist({ table, page, value }, declared);

describe('mayExist', () => {
  it.each<[CountTableName, string, string]>([
    ['views', '', 'loads'],
    ['views', '/chat/', 'visitors'],
    ['visitors', '/', ''],
    ['public-pages', '', '/terms/'],
    ['referrers', '', 'news.example.org'],
    ['referrers', '/', 'xn--bcher-kva.example'],
    ['referrers', '', 'none'],
    ['campaigns', '', 'spring'],
    ['countries', '/', 'IS'],
    ['countries', '', 'unknown'],
    ['devices', '', 'tablet'],
    ['browsers', '', 'firefox'],
    ['systems', '', 'other'],
    ['vitals', '/', 'cls:0'],
    ['time', '/chat/', '41'],
    ['scroll', '/', '75'],
    ['clicks', '', 'start'],
    ['funnel', '', 'talk'],
    ['chat', '', 'started'],
    ['chat', '', waitFigure(Number.POSITIVE_INFINITY)],
    ['chat', '', 'length:12'],
    ['chat', '', 'end:lost'],
    ['chat', '', 'setup:1s'],
    ['chat', '', 'quality:poor'],
    ['dropped', '', 'bot'],
  ])('lets %s %j %j be', (table, page, value) => {
    expect(may(table, page, value)).toBe(true);
  });

  it.each([
    ['an unknown table', 'events', '', 'started'],
    ['a table of every object', 'constructor', '', ''],
    ['an unlisted page', 'views', '/secret/', 'loads'],
    ['a page where there is none', 'chat', '/chat/', 'started'],
    ['an unlisted value', 'views', '/', 'clicks'],
    ['the value of another table', 'devices', '', 'firefox'],
    ['a campaign that nobody declared', 'campaigns', '', 'autumn'],
    ['a country of no list', 'countries', '', 'XX'],
    ['a bucket past the last', 'vitals', '/', 'cls:99'],
    ['a bucket of no number', 'chat', '', 'wait:'],
    ['a set-up that is a time', 'chat', '', 'setup:740'],
    ['a quality that is a figure', 'chat', '', 'quality:87'],
    ['a bucket with a zero too many', 'chat', '', 'wait:07'],
    ['a referring path', 'referrers', '', 'example.org/me'],
    ['a referring port', 'referrers', '', 'example.org:8080'],
    ['a referrer in capitals', 'referrers', '', 'Example.org'],
    ['a referring IPv4 address', 'referrers', '', '203.0.113.5'],
    ['a referring IPv6 address', 'referrers', '', '[2001:db8::1]'],
    ['a host of one label', 'referrers', '', 'localhost'],
    ['a host longer than DNS has', 'referrers', '', `${'a.'.repeat(130)}example`],
    ['a User-Agent', 'browsers', '', 'Mozilla/5.0'],
    ['a reason for somebody who objects', 'dropped', '', 'gpc'],
  ])('refuses %s', (_, table, page, value) => {
    expect(may(table, page, value)).toBe(false);
  });

  it(proves('has lists of short words only, referring hosts and declared campaigns apart', '1V1-01-10', '1V1-01-12', 'ANC-01-08', 'T1V-05-04'), () => {
    for (const [table, { values }] of Object.entries(TABLES)) {
      if (typeof values === 'function') expect(['referrers', 'campaigns']).toContain(table);
      else for (const value of values) expect(value).toMatch(/^[A-Za-z\d:/-]{0,18}$/);
    }
  });

  it('lets no longer text in', () => {
    const text = fc.oneof(fc.string({ minLength: 19 }), fc.webUrl(), fc.ipV6(), fc.emailAddress());
    const table = fc.constantFrom(...Object.keys(TABLES).filter((name) => name !== 'referrers'));
    const page = fc.constantFrom('', ...PAGES);
    fc.assert(fc.property(table, page, text, (name, place, value) => value.length < 19 || !may(name, place, value)));
  });

  it(proves('never takes a page that is not listed', '1V1-01-08'), () => {
    fc.assert(
      fc.property(fc.record<CellName>({ table: fc.constantFrom(...Object.keys(TABLES)), page: fc.webPath(), value: fc.string() }), (cell) => {
        fc.pre(cell.page !== '' && !PAGES.some((page) => page === cell.page));
        return !mayExist(cell, declared);
      }),
    );
  });

  it('answers quickly for a host made to be slow', () => {
    expect(may('referrers', '', `${'a-'.repeat(120)}!`)).toBe(false);
    expect(may('referrers', '', `${'a.'.repeat(120)}-`)).toBe(false);
  });
});

describe('countries', () => {
  it(proves('are the 249 of ISO 3166-1, each with a name, and unknown', '1V1-01-06', 'ANC-02-04', 'T1V-05-02'), () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    const codes = COUNTRIES.filter((code) => code !== 'unknown');
    expect(codes).toHaveLength(249);
    expect(new Set(codes).size).toBe(249);
    for (const code of codes) expect(names.of(code), code).toBeDefined();
  });

  it('are unknown where ISO has assigned nothing', () => {
    expect(['IS', 'XK', 'A1', 'is', ''].map(countryOf)).toEqual(['IS', 'unknown', 'unknown', 'unknown', 'unknown']);
  });
});
