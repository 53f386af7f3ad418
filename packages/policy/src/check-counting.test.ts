import { describe, expect, it } from 'vitest';
import { leastPublicThreshold } from './check-counting.ts';
import { checkManifest } from './check-manifest.ts';
import { COUNT_TABLE_NAMES } from './counting.ts';
import { tellsVisitorsApart } from './counting-data.ts';
import type { Manifest } from './manifest.ts';
import { manifestFor } from './manifest-for.ts';
import { PROFILE_NAMES } from './profile-names.ts';
import { regionFor } from './profiles/common.ts';
import { countedToday, countsKept } from './profiles/common-data.ts';
import { proves } from './proves.ts';

const visavis = manifestFor('visavis');
const OFF = { kind: 'off' } as const;
const problems = (manifest: Manifest): readonly string[] => checkManifest(manifest).map(({ code, path }) => `${code} ${path}`);

/** A `visavis` that counts these, with the data that they need. */
const counting = (...tables: Manifest['analytics']['tables']): Manifest => {
  const { analytics, data } = visavis;
  return {
    ...visavis,
    analytics: { ...analytics, tables, published: tables.includes('public-pages') ? analytics.published : OFF, campaigns: tables.includes('campaigns') ? ['spring'] : [] },
    data: {
      ...data,
      region: tables.includes('countries') ? regionFor('count') : 'not-collected',
      countedToday: tables.some(tellsVisitorsApart) ? countedToday(tables) : 'not-collected',
      counts: countsKept(tables, data.counts.retention),
    },
  };
};

describe('what is counted', () => {
  it.each(COUNT_TABLE_NAMES)('may be %s, with the data that it needs', (table) => {
    expect(problems(counting('visitors', ...(table === 'visitors' ? [] : [table])))).toEqual([]);
  });

  it('may be events alone, for which nobody is told apart', () => {
    expect(problems(counting('chat', 'dropped'))).toEqual([]);
  });

  it.each([
    ['countries', ['counted-without-data data.counts.fields.country-counts', 'counted-without-data data.region', 'region-without-data data.region']],
    ['devices', ['counted-without-data data.counts.fields.device-counts', 'counted-without-data data.countedToday.fields.device-form']],
    ['browsers', ['counted-without-data data.counts.fields.browser-counts']],
    ['systems', ['counted-without-data data.counts.fields.browser-counts']],
    ['referrers', ['counted-without-data data.counts.fields.source-counts', 'counted-without-data data.countedToday.fields.referring-host']],
  ] as const)('is refused with %s where their data is not collected', (table, expected) => {
    const manifest = counting('visitors');
    const wider: Manifest = { ...manifest, analytics: { ...manifest.analytics, tables: ['visitors', table] } };
    expect(problems(wider)).toEqual(expected);
    // And the other way round: data for a table that is not counted.
    const left = { ...counting('visitors', table), analytics: manifest.analytics };
    expect(problems(left)).toEqual(expected.map((line) => line.replace('counted-without-data', 'data-without-count')));
  });

  it('is refused where visitors are counted and nobody is told apart, and the other way round', () => {
    const manifest = counting('visitors');
    expect(problems({ ...manifest, data: { ...manifest.data, countedToday: 'not-collected' } })).toEqual(['counted-without-data data.countedToday']);
    const events = counting('chat');
    expect(problems({ ...events, data: { ...events.data, countedToday: manifest.data.countedToday } })).toEqual(['data-without-count data.countedToday']);
  });

  it('is refused where the collector does not say that it reads the address', () => {
    const { address } = visavis.data;
    const quiet: typeof address = { ...address, readers: [{ who: 'signaling', purpose: 'connect' }, { who: 'collector', purpose: 'stop-abuse' }] };
    expect(problems({ ...visavis, data: { ...visavis.data, address: quiet } })).toEqual(['counted-without-data data.address.readers']);
  });

  it('lets a country be counted without helping to choose a partner', () => {
    expect(problems({ ...counting('visitors', 'countries'), matching: { interests: 'off', languages: 'per-search', region: 'off' } })).toEqual([]);
  });
});

describe('what is shown', () => {
  const shown = (change: Partial<Manifest['analytics']>): readonly string[] => problems({ ...visavis, analytics: { ...visavis.analytics, ...change } });
  const noisy = (epsilon: number, threshold = leastPublicThreshold(epsilon)) =>
    ({ published: { kind: 'noisy', epsilon, threshold, unit: 'one-visitor-for-one-day' } }) as const;

  it.each(PROFILE_NAMES)('needs twenty visitors under %s; for everybody forty, and noise of ε 1', (profile) => {
    expect(manifestFor(profile).analytics).toMatchObject({ threshold: 20, campaigns: [], ...noisy(1, 40) });
  });

  it(proves('needs ten people at least, and noise of ε 1 at most', 'VIS-04-06', 'VIS-04-08'), () => {
    expect([shown({ threshold: 10 }), shown({ threshold: 9 })]).toEqual([[], ['threshold-too-low analytics.threshold']]);
    expect([shown(noisy(1)), shown(noisy(0.000001)), shown(noisy(1.000001))]).toEqual([[], [], ['noise-too-weak analytics.published.epsilon']]);
  });

  it(proves('for everybody stands above what noise alone makes, and above what the dashboard shows', 'VIS-04-08'), () => {
    expect([1, 0.5, 0.3].map(leastPublicThreshold)).toEqual([40, 80, 134]);
    expect([shown(noisy(1, 40)), shown(noisy(1, 39))]).toEqual([[], ['noise-shown-as-visitors analytics.published.threshold']]);
    expect([shown(noisy(0.5, 80)), shown(noisy(0.5, 79))]).toEqual([[], ['noise-shown-as-visitors analytics.published.threshold']]);
    expect([shown({ threshold: 40 }), shown({ threshold: 41 })]).toEqual([[], ['public-sees-more analytics.published.threshold']]);
  });
});

describe('what tells visitors apart', () => {
  const { data } = visavis;
  const held = countedToday(['visitors']);
  if (held === 'not-collected') throw new Error('visitors are told apart');
  const broken = (change: object): readonly string[] =>
    checkManifest({ ...counting('visitors'), data: { ...counting('visitors').data, countedToday: { ...held, ...change } } }).map(({ code, path }) => `${code} ${path}`);

  it(proves('is in memory only, and for no longer than a day and the hours in which clocks differ', 'VIS-04-07'), () => {
    expect(broken({})).toEqual([]);
    expect(broken({ fields: held.fields.map((field) => ({ ...field, lives: 'database' })) })).toEqual(['malformed data.countedToday']);
    expect(broken({ retention: { kind: 'period', length: { amount: 1, unit: 'days' }, from: 'written' } })).toEqual(['malformed data.countedToday']);
    expect(broken({ retention: { kind: 'memory-at-most', length: { amount: 27, unit: 'hours' } } })).toEqual([
      'in-memory-beyond-limit data.countedToday.retention.length',
    ]);
  });

  it('is read by the collector, to count, and by nobody else', () => {
    for (const profile of PROFILE_NAMES) {
      const { countedToday: category } = manifestFor(profile).data;
      expect(category === 'not-collected' ? [] : category.readers).toEqual([{ who: 'collector', purpose: 'count' }]);
    }
    expect(data.limits.readers).not.toContainEqual({ who: 'collector', purpose: 'count' });
  });
});
