import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGES, pageOf } from './page.ts';

describe('pageOf', () => {
  it.each([
    ['/', '/'],
    ['/index.html', '/'],
    ['/chat/', '/chat/'],
    ['/chat', '/chat/'],
    ['/privacy/index.html', '/privacy/'],
    ['/privacy/history', '/privacy/history/'],
    ['/promises/', '/promises/'],
    ['/404', '/404'],
  ])('names %s', (path, page) => {
    expect(pageOf(path)).toBe(page);
  });

  it.each(['/chat/x', '//chat/', '/CHAT/', '/rights/receipt-7f3a', '/?q=secret', '/chat/#secret'])(
    'calls %j other, so its text goes nowhere',
    (path) => {
      expect(pageOf(path)).toBe('other');
    },
  );

  it(proves('answers from the closed list whatever the path', '1V1-01-08', 'T1V-05-01'), () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (path) => PAGES.includes(pageOf(path))));
  });
});
