import { describe, expect, test } from 'vitest';
import { AT, crowded, htmlOf, keys, monthOf, open, published, wordsOf } from './month.test-support.ts';

const said = (...args: Parameters<typeof htmlOf>): string => wordsOf(htmlOf(...args));

describe('yesterday', () => {
  test('is said with its number, how far it may be off, and its ε', () => {
    const words = said(monthOf(published(1_284)));
    expect(words).toContain('Yesterday, Saturday 14 March 2026');
    expect(words).toMatch(/1,284 ?visitors/);
    expect(words).toContain('Most likely 1,266 to 1,302.');
    expect(words).toContain('± 18');
    expect(words).toContain('ε = 1 For all numbers of this day together: they are at most 2.7 times as likely with your visit as without it.');
  });

  test('is never said to have had fewer than no visitors', () => {
    expect(said(monthOf(published(10, { plusMinus: 30 })))).toContain('Most likely 0 to 40.');
  });

  test('with too few visitors is said so, without a number', () => {
    const html = htmlOf(monthOf(published('few')));
    expect(wordsOf(html)).toContain('Fewer than about 40 visitors: too few to show.');
    expect(html).not.toContain('Most likely');
    expect(html).toContain('class="day__few"');
  });

  test('on which the key was renewed says that it hides less well, and why', () => {
    const words = said(monthOf(published(500, { epsilon: 2, keys: 2 })));
    expect(words).toContain('ε = 2');
    expect(words).toContain('One visitor may be in here 2 times, so ε is 2 and not 1: the noise hides you less well.');
    expect(words).toContain('2ε noise that hides less');
  });

  test('that was held back says why, and the last day with numbers is shown', () => {
    const words = said(monthOf(published(700), crowded));
    expect(words).toContain('Yesterday has no numbers. More came than our program can take or tell apart.');
    expect(words).toContain('The last day with numbers, Friday 13 March 2026');
    expect(words).toMatch(/700 ?visitors/);
    expect(said(monthOf(keys(3)))).toContain('The counting began anew twice,');
    expect(said(monthOf(keys(5)))).toContain('The counting began anew 4 times,');
  });

  test('that is not decided is waited for until two hours after its end, and late then', () => {
    const month = monthOf(published(700), open);
    expect(said(month, { at: AT - 9.5 * 3_600_000 })).toContain('The numbers of yesterday are not out yet. They can come today, a little after 01:00 UTC');
    expect(said(month)).toContain('The numbers of yesterday are late.');
  });
});

describe('the page', () => {
  test('of a service that has just begun says when the first numbers can come, and draws nothing', () => {
    const html = htmlOf(monthOf(), { outlook: { began: new Date(AT), manyKeys: [] } });
    expect(wordsOf(html)).toContain('No day has been published yet. The first numbers can come on Monday 16 March 2026, a little after 01:00 UTC');
    expect(html).not.toContain('days-chart');
    expect(wordsOf(html)).toContain('Event rows stored: 0');
  });

  test('of a service that publishes nothing shows the proof alone', () => {
    const words = said(monthOf(published(1_284)), { published: { kind: 'off' } });
    expect(words).toContain('This service publishes no numbers of its visitors.');
    expect(words).not.toContain('1,284');
    expect(words).toContain('Event rows stored: 0');
  });

  test('lists each day that was held back with its reason', () => {
    const words = said(monthOf(crowded, keys(3), published(90)));
    expect(words).toContain('2 days were held back');
    expect(words).toMatch(/13 March\. ?The counting began anew twice/);
    expect(words).toMatch(/12 March\. ?More came than/);
    expect(words.indexOf('13 March. ')).toBeLessThan(words.indexOf('12 March. '));
  });

  test('holds nothing that a strict content policy would refuse, and asks nobody for anything', () => {
    const html = htmlOf(monthOf(crowded, keys(3), published('few'), published(900, { epsilon: 2, keys: 2 })), { tables: ['visitors', 'public-pages', 'devices', 'countries'] });
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:|data:|<img|<iframe|<link/i);
    expect(html.match(/(src|href)="(?!#)[^"]*"/g)).toEqual(['href="https://db-ip.com"']);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, named = ''] of html.matchAll(/aria-labelledby="([^"]+)"/g)) {
      for (const id of named.split(' ')) expect(ids).toContain(id);
    }
  });

  test('escapes whatever the database says', () => {
    const html = htmlOf(monthOf(published(900, { cells: [{ table: 'public-pages', value: '<b>"&', noisy: 50 }] })), {
      rows: { rows: 1, places: [{ place: '<i>"&', rows: 1 }] },
    });
    expect(html).not.toMatch(/<b>|<i>/);
    expect(html).toContain('&lt;b>&quot;&amp;');
  });
});

describe('the proof', () => {
  test('says the number that was counted, and when, where other pages lead to it', () => {
    const html = htmlOf(monthOf());
    expect(html).toMatch(/<section [^>]*id="proof"/);
    expect(html).toContain('<time datetime="2026-03-15T10:30:00.000Z">10:30 UTC on 15 March</time>');
    expect(html).not.toContain('rows-proof--broken');
    expect(wordsOf(html)).toContain('It cannot see the log with which the database repairs itself after a crash, or another database.');
  });

  test('says it as loudly when there are rows, and where', () => {
    const html = htmlOf(monthOf(), { rows: { rows: 1_203, places: [{ place: 'analytics.planted', rows: 1_203 }, { place: 'pg_largeobject', rows: 0 }] } });
    expect(html).toContain('rows-proof--broken');
    const words = wordsOf(html);
    expect(words).toContain('Event rows stored: 1,203');
    expect(words).toContain('a promise of ours is broken now. They are in analytics.planted (1,203).');
    expect(words).not.toContain('pg_largeobject');
  });
});
