import { describe, expect, it } from 'vitest';
import type { FoldAnswer, PagesPart } from '../counts/answers.ts';
import { csvOf } from '../counts/export-text.ts';
import { browserWords, formWords } from '../devices/device-words.ts';
import { countryWords } from '../places/country-words.ts';
import { referrerWords } from '../sources/source-words.ts';
import { pageRows } from './page-rows.ts';
import { pagesExport } from './pages-export.ts';

const fold = (counts: Readonly<Record<string, number>>, other: number): FoldAnswer => ({
  cells: Object.entries(counts).map(([value, count]) => ({ value, count, days: 1 })),
  other,
  total: other + Object.values(counts).reduce((sum, count) => sum + count, 0),
});
const part = (visitors: FoldAnswer, loads: FoldAnswer, visits: FoldAnswer): PagesPart => ({ visitors, loads, visits, days: 1, error: { kind: 'exact' } });
const parts = {
  now: part(fold({ '/': 50, '/chat/': 30 }, 22), fold({ '/': 90, '/chat/': 45 }, 40), fold({ '/': 60 }, 5)),
  before: part(fold({ '/': 40 }, 30), fold({ '/': 70 }, 60), fold({ '/': 45 }, 9)),
};

describe('pages', () => {
  it('are those whose visitors are shown, with the views and visits of the same', () => {
    expect(pageRows(parts).map(({ before, count, views, visits, words }) => [words, count, views, visits, before?.count])).toEqual([
      ['Home', 50, 90, 60, 40],
      ['Chat', 30, 45, 0, undefined],
    ]);
  });

  it('are saved as they stand on the screen, others and total too', () => {
    const table = pagesExport(parts, { canCompare: true, settled: { from: Date.UTC(2026, 10, 21), to: Date.UTC(2026, 10, 22) }, threshold: 20 });
    expect(csvOf(table).split('\r\n')).toEqual([
      'Page,Visitor-days,Visitor-days: how exact,Views,Visits,Views and visits: how exact,Days shown,Visitor-days before,Visitor-days before: how exact,Days shown before,Change',
      '/,50,exact,90,60,exact,1,40,exact,1,25 % more',
      '/chat/,30,exact,45,0,exact,1,,,,not shown before',
      'All others,22,exact,40,5,exact,,30,exact,,',
      'All pages,102,exact,175,65,exact,1,70,exact,1,46 % more',
      '',
    ]);
  });
});

describe('values of tables', () => {
  it('have names that people use', () => {
    expect([countryWords('DE'), countryWords('unknown'), countryWords('ZZ')]).toEqual(['Germany', 'Not known', 'Unknown Region']);
    expect([formWords('phone'), browserWords('samsung')]).toEqual(['Phone', 'Samsung Internet']);
    expect(referrerWords('none')).toMatch(/bookmark/);
    expect(referrerWords('www.example.org')).toBe('www.example.org');
  });

  it('that are new stay as they are', () => {
    expect([formWords('fridge'), browserWords('lynx')]).toEqual(['fridge', 'lynx']);
  });
});
