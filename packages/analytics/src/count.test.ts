import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Count, MAX_COUNT_BYTES, parseCount } from './count.ts';
import { CALL_ENDS, CALL_QUALITIES, CALL_SETUPS, callSetupOf, CLICKS, type CountName, FUNNEL_STEPS, isCountName, RECOVERIES } from './count-name.ts';
import { PAGES } from './page.ts';

const NAMES: readonly CountName[] = [
  'started',
  'length:0',
  'length:86400',
  ...CLICKS.map((click) => `click:${click}` as const),
  ...FUNNEL_STEPS.filter((step) => step !== 'home').map((step) => `step:${step}` as const),
  ...CALL_ENDS.map((end) => `end:${end}` as const),
  ...RECOVERIES.map((recovery) => `recovery:${recovery}` as const),
  ...CALL_SETUPS.map((setup) => `setup:${setup}` as const),
  ...CALL_QUALITIES.map((quality) => `quality:${quality}` as const),
];

const page = fc.constantFrom(...PAGES);
const figure = fc.double({ min: 0, max: 1e9, noNaN: true }).map(Math.abs);
const figures = { seconds: figure, lcp: figure, inp: figure, cls: figure, fcp: figure, ttfb: figure };
const scroll = fc.constantFrom(0 as const, 25 as const, 50 as const, 75 as const, 100 as const);
const entered = { from: fc.constantFrom('news.example.org', 'xn--bcher-kva.example'), campaign: fc.constantFrom('spring', 'week-7') };
const view = { event: fc.constant('view' as const), page };
const counts = fc.oneof(
  fc.record({ ...view, entry: fc.constant(true), ...entered }, { requiredKeys: ['event', 'page', 'entry'] }),
  fc.record({ ...view, entry: fc.constant(false) }),
  fc.record({ event: fc.constant('leave' as const), page, scroll, ...figures }, { requiredKeys: ['event', 'page'] }),
  fc.record({ event: fc.constant('named' as const), what: fc.constantFrom(...NAMES) }),
);

describe('parseCount', () => {
  it('reads back every event of the vocabulary, well under the limit', () => {
    fc.assert(
      fc.property(counts, (count: Count) => {
        const body = JSON.stringify(count);
        expect(parseCount(body)).toEqual(count);
        expect(body.length).toBeLessThan(MAX_COUNT_BYTES / 2);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['half JSON', '{"event":"view","page":"/"'],
    ['no object', '"view"'],
    ['null', 'null'],
    ['a list', '[{"event":"named","what":"started"}]'],
    ['an unknown event', '{"event":"click"}'],
    ['an unlisted page', '{"event":"view","page":"/secret/","entry":true}'],
    ['a query in the page', '{"event":"view","page":"/?a=b","entry":true}'],
    ['a missing key', '{"event":"view","page":"/"}'],
    ['an unknown key', '{"event":"view","page":"/","entry":true,"id":"7"}'],
    ['a key of another event', '{"event":"named","what":"started","page":"/"}'],
    ['a name of no list', '{"event":"named","what":"ada"}'],
    ['a host that is an address', '{"event":"view","page":"/","entry":true,"from":"203.0.113.5"}'],
    ['a path behind the host', '{"event":"view","page":"/","entry":true,"from":"example.org/me"}'],
    ['a label that DNS does not have', '{"event":"view","page":"/","entry":true,"from":"a-.example"}'],
    ['a last label of one letter', '{"event":"view","page":"/","entry":true,"from":"news.b"}'],
    ['a host longer than DNS has', `{"event":"view","page":"/","entry":true,"from":"${'a.'.repeat(130)}example"}`],
    ['a host of no arrival', '{"event":"view","page":"/","entry":false,"from":"example.org"}'],
    ['a campaign that is a number', '{"event":"view","page":"/","entry":true,"campaign":"4917012345"}'],
    ['a campaign in other letters', '{"event":"view","page":"/","entry":true,"campaign":"Ada Lovelace"}'],
    ['a time without an end', '{"event":"leave","page":"/","seconds":1e999}'],
    ['a time before the start', '{"event":"leave","page":"/","lcp":-1}'],
    ['a depth between the steps', '{"event":"leave","page":"/","scroll":33}'],
    ['a number for a yes or no', '{"event":"view","page":"/","entry":1}'],
    ['a poisoned prototype', '{"__proto__":{"event":"named","what":"started"}}'],
  ])('refuses %s', (_, body) => {
    expect(parseCount(body)).toBeUndefined();
  });

  it(proves('refuses any other JSON and any other text', '1V1-01-10'), () => {
    fc.assert(fc.property(fc.json(), (body) => parseCount(body) === undefined));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (body) => parseCount(body) === undefined));
  });
});

describe('the names that may be counted', () => {
  it('are those of the lists', () => {
    expect(NAMES.filter((name) => !isCountName(name))).toEqual([]);
  });

  it('are no others', () => {
    const known = new Set<string>(NAMES);
    const near = fc.tuple(fc.constantFrom('click:', 'step:', 'end:', 'length:', 'setup:', 'quality:', ''), fc.string()).map((parts) => parts.join(''));
    fc.assert(fc.property(near, (name) => known.has(name) || /^length:\d+$/.test(name) || !isCountName(name)));
  });

  it(proves('say no more of a set-up than one of four steps', 'ANC-01-08', '1V1-01-12'), () => {
    expect([0, 999.9, 1_000, 1_999, 2_000, 4_999, 5_000, Number.POSITIVE_INFINITY].map(callSetupOf)).toEqual(['1s', '1s', '2s', '2s', '5s', '5s', 'more', 'more']);
    fc.assert(fc.property(fc.double({ min: 0, noNaN: true }), (ms) => isCountName(`setup:${callSetupOf(ms)}`)));
    for (const name of ['setup:740', 'setup:1.2s', 'setup:3s', 'quality:87', 'quality:good:1']) expect(isCountName(name)).toBe(false);
  });
});
