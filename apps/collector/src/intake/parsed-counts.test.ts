import { parseCount } from '@visavis/analytics';
import { expect, it } from 'vitest';
import { ParsedCounts } from './parsed-counts.ts';

const view = (more: object = {}): string => JSON.stringify({ event: 'view', page: '/', entry: true, ...more });

it('parses as `parseCount` does, however often', () => {
  const counts = new ParsedCounts(10);
  for (const body of [view(), view({ from: 'news.example' }), '{"event":"named","what":"started"}', '{', view({ page: '/x' }), '']) {
    for (let times = 0; times < 3; times += 1) expect(counts.parse(body)).toEqual(parseCount(body));
  }
});

it('keeps nothing that a visitor chose: no host, no campaign, no figure, nothing that was refused', () => {
  const counts = new ParsedCounts(10);
  for (const body of [view({ from: 'a.example' }), view({ campaign: 'spring' }), '{"event":"leave","page":"/","seconds":3}', view({ page: '/x' }), '{']) counts.parse(body);
  expect(counts.size).toBe(0);
});

it('keeps so many and no more', () => {
  const counts = new ParsedCounts(2);
  for (let spaces = 0; spaces < 5; spaces += 1) counts.parse(view() + ' '.repeat(spaces));
  expect(counts.size).toBe(2);
});
