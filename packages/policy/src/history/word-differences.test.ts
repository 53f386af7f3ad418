import { expect, test } from 'vitest';
import type { FrozenDocument } from './frozen-document.ts';
import { wordDifferences } from './word-differences.ts';

const clause = (id: string, text: string): FrozenDocument['sections'][number]['clauses'][number] => ({
  id,
  heading: 'How long',
  blocks: [{ kind: 'paragraph', sentences: [{ text }] }],
});

const document = (clauses: FrozenDocument['sections'][number]['clauses'], version = '1'): FrozenDocument => ({
  title: 'Your privacy',
  lead: { text: 'What we learn.' },
  version: { text: `Version ${version}` },
  short: [],
  sections: [{ id: 'all', heading: 'All', clauses }],
});

test('words that came and went are marked inside of what stayed', () => {
  const before = { privacy: document([clause('log', 'We keep it for 30 days.')]) };
  const after = { privacy: document([clause('log', 'We keep it for 45 days.')], '2') };
  expect(wordDifferences(before, after)).toEqual([
    {
      document: 'privacy',
      clause: 'log',
      heading: 'How long',
      parts: [
        { kind: 'same', text: 'How long\nWe keep it for ' },
        { kind: 'removed', text: '30' },
        { kind: 'added', text: '45' },
        { kind: 'same', text: ' days.' },
      ],
    },
  ]);
});

test('the line with version and day is no difference, nor is another place of a clause', () => {
  const [one, two] = [clause('one', 'One.'), clause('two', 'Two.')];
  expect(wordDifferences({ privacy: document([one, two]) }, { privacy: document([two, one], '2') })).toEqual([]);
});

test('a clause or a document that came or went is shown whole', () => {
  const before = { privacy: document([clause('gone', 'It was.')]) };
  const after = { privacy: document([clause('new', 'It is.')]), cookies: document([]) };
  expect(wordDifferences(before, after).map(({ clause: id, document: name, parts }) => [name, id, parts.map(({ kind }) => kind)])).toEqual([
    ['privacy', 'new', ['added']],
    ['privacy', 'gone', ['removed']],
    ['cookies', 'lead', ['added']],
  ]);
});

test('the cells of a table and the items of a list are read too', () => {
  const row = (text: string): FrozenDocument => ({
    ...document([]),
    sections: [
      {
        id: 'all',
        heading: 'All',
        clauses: [
          {
            id: 'table',
            heading: 'A table',
            blocks: [
              { kind: 'table', caption: 'Data', columns: ['What', 'How long'], rows: [[{ text: 'Address', more: 'of yours' }, { text }]] },
              { kind: 'list', items: [[{ text: 'One.' }, { text: 'Two.' }]] },
            ],
          },
        ],
      },
    ],
  });
  const [changed] = wordDifferences({ privacy: row('30 days') }, { privacy: row('45 days') });
  expect(changed?.parts.map(({ text }) => text).join('')).toContain('Address (of yours) · ');
  expect(changed?.parts.find(({ kind }) => kind === 'added')?.text).toBe('45');
});
