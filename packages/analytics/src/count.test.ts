import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Count, MAX_COUNT_BYTES, parseCount } from './count.ts';
import { PAGES } from './page.ts';

const counts = fc.oneof(
  fc.record({ event: fc.constant('view' as const), page: fc.constantFrom(...PAGES), entry: fc.boolean() }),
  fc.record({ event: fc.constant('call-started' as const) }),
);

describe('parseCount', () => {
  it('reads back every event of the vocabulary, well under the limit', () => {
    fc.assert(
      fc.property(counts, (count: Count) => {
        const body = JSON.stringify(count);
        expect(parseCount(body)).toEqual(count);
        expect(body.length).toBeLessThan(MAX_COUNT_BYTES / 10);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['half JSON', '{"event":"view","page":"/"'],
    ['no object', '"view"'],
    ['null', 'null'],
    ['a list', '[{"event":"call-started"}]'],
    ['an unknown event', '{"event":"click"}'],
    ['an unlisted page', '{"event":"view","page":"/secret/","entry":true}'],
    ['a query in the page', '{"event":"view","page":"/?a=b","entry":true}'],
    ['a missing key', '{"event":"view","page":"/"}'],
    ['an unknown key', '{"event":"view","page":"/","entry":true,"id":"7"}'],
    ['a key of another event', '{"event":"call-started","page":"/"}'],
    ['a number for a yes or no', '{"event":"view","page":"/","entry":1}'],
    ['a poisoned prototype', '{"__proto__":{"event":"call-started"}}'],
  ])('refuses %s', (_, body) => {
    expect(parseCount(body)).toBeUndefined();
  });

  it(proves('refuses any other JSON and any other text', '1V1-01-10'), () => {
    fc.assert(fc.property(fc.json(), (body) => parseCount(body) === undefined));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (body) => parseCount(body) === undefined));
  });
});
