import { expect, test } from 'vitest';
import { htmlOf, monthOf, published, wordsOf } from './month.test-support.ts';

const VISITORS = { table: 'visitors', value: '', noisy: 900 };

test('each public table that the profile counts is shown, largest number first, and no other', () => {
  const cells = [
    VISITORS,
    { table: 'public-pages', value: '/chat/', noisy: 410 },
    { table: 'public-pages', value: '/', noisy: 820 },
    { table: 'devices', value: 'phone', noisy: 600 },
    { table: 'countries', value: 'IS', noisy: 300 },
  ];
  const html = htmlOf(monthOf(published(900, { cells })));
  const words = wordsOf(html);
  expect(words).toMatch(/Pages .*First page 820 .*Chat 410 .*Devices .*Phone 600/);
  expect(words).not.toMatch(/Countries|Iceland|DB-IP/);
  // The share of the largest, so that the bars can be compared.
  expect(html).toMatch(/<rect width="100%".*<rect width="50%"/);
});

test('what is too few is named where the list is short, and summed up where it is long', () => {
  const words = wordsOf(htmlOf(monthOf(published(900, { cells: [VISITORS, { table: 'devices', value: 'phone', noisy: 600 }, { table: 'countries', value: 'IS', noisy: 300 }] })), { tables: ['visitors', 'devices', 'countries'] }));
  expect(words).toContain('With fewer than about 40 visitors, too few to show: Tablet, Computer, Other.');
  expect(words).toContain('Iceland 300 All others have fewer than about 40 visitors each: too few to show.');
  expect(words).toContain('IP Geolocation by DB-IP');
});

test('a table in which everything is too few says so', () => {
  expect(wordsOf(htmlOf(monthOf(published(50)), { tables: ['visitors', 'devices'] }))).toContain('Devices Each has fewer than about 40 visitors: too few to show.');
});
