import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

const cell = (value: string | number | null): string => csvOf({ columns: ['x'], rows: [[value]] }).slice('x\r\n'.length, -'\r\n'.length);

it('ends each row with CRLF and quotes what has to be (RFC 4180)', () => {
  expect(csvOf({ columns: ['a', 'b'], rows: [['x,y', 1], ['say "hi"', null]] })).toBe('a,b\r\n"x,y",1\r\n"say ""hi""",\r\n');
  expect([cell('two\nlines'), cell(' padded'), cell('plain')]).toEqual(['"two\nlines"', '" padded"', 'plain']);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("//x")', '\t=1', ' =1', '|calc', '＝1'])('gives %j to no spreadsheet as a formula', (formula) => {
  expect(cell(formula).replace(/^"/, '')).toMatch(/^'/);
});

it('leaves numbers numbers', () => {
  expect([cell(0), cell(-1), cell(0.25)]).toEqual(['0', '-1', '0.25']);
});
