import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, type ExportCell, exportDays, exportName, type ExportTable, jsonOf } from './export-text.ts';

const table = (rows: readonly (readonly ExportCell[])[]): ExportTable => ({
  name: 'referrers',
  days: exportDays({ from: Date.UTC(2026, 10, 15), to: Date.UTC(2026, 10, 22) }),
  columns: ['From', 'count'],
  rows,
  notes: ['exact'],
});

/** A reader of RFC 4180, written apart from the writer. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, plain = '', end] of csv.matchAll(cells)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('a file', () => {
  it('is called after what it holds and the days in it', () => {
    expect(exportName(table([]), 'csv')).toBe('visavis-referrers-2026-11-15-to-2026-11-21.csv');
    expect(exportName({ ...table([]), days: null }, 'json')).toBe('visavis-referrers.json');
  });

  it('of CSV comes back as it was, whatever the texts are, unless they look like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.option(fc.integer())), { maxLength: 5 }), (rows) => {
        const back = parsed(csvOf(table(rows))).slice(1);
        expect(back.map(([text]) => text?.replace(/^'/, ''))).toEqual(rows.map(([text]) => text.replace(/^'/, '')));
        expect(back.map(([, count]) => count)).toEqual(rows.map(([, count]) => (count === null ? '' : String(count))));
      }),
    );
  });

  it('of CSV begins no text as a formula', () => {
    const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '=HYPERLINK("//evil.example","x")', '＝1'];
    for (const [text = ''] of parsed(csvOf(table(evil.map((one) => [one, 1])))).slice(1)) expect(text).toMatch(/^'/);
  });

  it('of CSV leaves numbers numbers, also below zero', () => {
    expect(csvOf(table([['a', -3]]))).toBe('From,count\r\na,-3\r\n');
  });

  it('of JSON has rows by the names of the columns, the days, and what the numbers are worth', () => {
    expect(JSON.parse(jsonOf(table([['=1', 2]])))).toEqual({
      days: { first: '2026-11-15', last: '2026-11-21' },
      notes: ['exact'],
      rows: [{ From: '=1', count: 2 }],
    });
  });
});
