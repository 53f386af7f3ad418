import { expect, it } from 'vitest';
import { table, withMeasured } from './measured.ts';

const DOCUMENT = 'before\n<!-- measured: week -->\nold\n<!-- /measured: week -->\nafter\n';

it('figures replace those that stood there, and nothing else', () => {
  expect(withMeasured(DOCUMENT, 'week', 'new\n')).toBe('before\n<!-- measured: week -->\nnew\n<!-- /measured: week -->\nafter\n');
  expect(withMeasured(withMeasured(DOCUMENT, 'week', 'new'), 'week', 'old')).toBe(DOCUMENT);
});

it('a document without a place for them is an error', () => {
  expect(() => withMeasured(DOCUMENT, 'collector', 'new')).toThrow('no place for the figures of collector');
});

it('a table keeps its columns whatever stands in it', () => {
  expect(table(['a', 'b'], [['1|2', '3']])).toBe('| a | b |\n| --- | --- |\n| 1\\|2 | 3 |');
});
