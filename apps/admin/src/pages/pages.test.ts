import { describe, expect, it } from 'vitest';
import type { FoldAnswer, PagesPart } from '../counts/answers.ts';
import { csvOf } from '../counts/export-text.ts';
import { browserWords, formWords } from '../devices/device-words.ts';
import { countryWords } from '../places/country-words.ts';
import { referrerWords } from '../sources/source-words.ts';
import { pageRows } from './page-rows.ts';
import { pagesExport } from './pages-export.ts';
import { durationWords, quantileWords } from './time-words.ts';

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
    const table = pagesExport(parts, { settled: { from: Date.UTC(2026, 10, 21), to: Date.UTC(2026, 10, 22) }, threshold: 20 });
    expect(csvOf(table).split('\r\n')).toEqual([
      'page,visitor-days,views,visits,days shown,visitor-days before,days shown before',
      '/,50,90,60,1,40,1',
      '/chat/,30,45,0,1,,',
      'All others,22,40,5,,30,',
      'All pages,102,175,65,1,70,1',
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

it('says times in the units that a person would use, and between what they lie', () => {
  expect([0.5, 9, 34.4, 60, 125, 3_600, 3_780].map(durationWords)).toEqual(['0.5 s', '9 s', '34 s', '1 min', '2 min 5 s', '1 h', '1 h 3 min']);
  expect(quantileWords({ value: 34, low: 31, high: 38 })).toBe('between 31 s and 38 s');
  expect(quantileWords({ value: 7_200, low: 3_600, high: null })).toBe('above 1 h');
});
