import { expect, it } from 'vitest';
import { isSpamReferrer } from './spam-referrers.ts';

it.each(['semalt.com', 'www.semalt.com', 'a.b.semalt.com'])('%s is on the list', (host) => {
  expect(isSpamReferrer(host)).toBe(true);
});

it.each(['notsemalt.com', 'semalt.com.example', 'com', 'news.example', ''])('%s is not', (host) => {
  expect(isSpamReferrer(host)).toBe(false);
});
