import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageParts } from './message-text.ts';

const links = (text: string) => messageParts(text).flatMap((part) => (part.kind === 'link' ? [part] : []));
const whole = (text: string) => messageParts(text).map((part) => part.text).join('');

describe('the links in a text', () => {
  it.each([
    ['see https://example.org/a?b=1#c.', 'https://example.org/a?b=1#c'],
    ['(http://example.org/)', 'http://example.org/'],
    ['HTTPS://EXAMPLE.ORG', 'HTTPS://EXAMPLE.ORG'],
    ['“https://example.org”', 'https://example.org'],
  ])('are found without what ends the sentence: %s', (text, link) => {
    expect(links(text).map((part) => part.text)).toEqual([link]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,hello',
    'file:///etc/passwd',
    'ftp://example.org',
    'https://',
    'https://name@example.org',
    'https://bank.example:word@example.org',
    'www.example.org',
    'xhttps://example.org',
  ])('are not found in %s', (text) => {
    expect(links(text)).toEqual([]);
  });

  it('say the host in letters that no other ones look like', () => {
    expect(links('https://аррӏе.example/')[0]?.host).toBe('xn--80ak6aa92e.example');
  });

  it('are eight at most', () => {
    const text = Array.from({ length: 20 }, (_, index) => `https://example.org/${index}`).join(' ');
    expect(links(text)).toHaveLength(8);
    expect(whole(text)).toBe(text);
  });
});

describe('a text as it is drawn', () => {
  it('has no more than four marks on one letter', () => {
    expect(whole(`x${'\u0323'.repeat(1_000)}y`)).toBe(`x${'\u0323'.repeat(4)}y`);
  });

  it.each(['cà phê', 'สวัสดีครับที่นี่', 'שָׁלוֹם', 'नमस्ते', '👩‍👩‍👧‍👦 ☂️'])('is left as it is in the writing of people: %s', (text) => {
    expect(whole(text)).toBe(text.normalize('NFC'));
  });

  it('loses nothing but marks, and every link leads to the web, whatever the text', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.constantFrom('https://', ' ', '\n', '\u202E', '@', 'http://a:b@c.d', '\u0300\u0301'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('').slice(0, 1_000);
        expect(whole(text)).toBe(text.normalize('NFC').replace(/(\p{M}{4})\p{M}+/gu, '$1'));
        for (const { href, host } of links(text)) {
          expect(href).toMatch(/^https?:\/\//);
          expect(new URL(href).host).toBe(host);
        }
      }),
    );
  });

  it('costs little, even where nearly everything looks like a link', () => {
    const text = 'https://'.repeat(125);
    const begun = performance.now();
    for (let round = 0; round < 100; round += 1) messageParts(text);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
