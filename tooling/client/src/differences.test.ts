import { expect, test } from 'vitest';
import { differences } from './differences.ts';

test('nothing is said of two that are the same', () => {
  expect(differences({ 'a.js': '1', 'b.js': '2' }, { 'b.js': '2', 'a.js': '1' })).toEqual([]);
});

test('each file that is missing, added or another is named', () => {
  expect(differences({ 'a.js': '1', 'more.js': '3' }, { 'a.js': '2', 'less.js': '4' })).toEqual([
    'a.js: another than this source makes',
    'less.js: made by this source, and not served',
    'more.js: served, and not made by this source',
  ]);
});
