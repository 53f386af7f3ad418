import type { EnforcerGroup } from './enforcer-group.ts';

/** What is counted, how visitors are told apart for that, and what of the numbers is shown. */
export const COUNTING_ENFORCERS: readonly EnforcerGroup[] = [
  {
    ids: ['1V1-01-08', 'T1V-05-01', '1V1-01-10', 'T1V-01-05', 'VIS-04-04'],
    by: [
      'packages/policy/src/counted.ts#COUNT_TABLES',
      'packages/policy/src/check-counting.ts#checkCounting',
      'packages/analytics/src/beacon/start-beacon.ts#startBeacon',
      'packages/analytics/src/count.ts#parseCount',
      'packages/analytics/src/vocabulary.ts#mayExist',
      'apps/collector/src/counting/counting-rules.ts#rulesOf',
      'apps/collector/src/counting/held-hosts.ts#HeldHosts',
      'packages/services/src/add-cells.ts#addCells',
    ],
  },
  {
    ids: ['T1V-05-02'],
    by: [
      'packages/policy/src/check-counting.ts#checkCounting',
      'packages/analytics/src/countries.ts#countryOf',
      'packages/geo/src/country.ts#countryFinder',
    ],
  },
  {
    ids: ['1V1-01-09', 'T1V-05-03'],
    by: [
      'packages/policy/src/counted.ts#COUNT_TABLES',
      'packages/analytics/src/durations.ts#TIME_ON_PAGE',
      'packages/analytics/src/log-buckets.ts#LogBuckets',
      'packages/analytics/src/count.ts#parseCount',
    ],
  },
  {
    ids: ['1V1-01-12', 'T1V-05-04', 'ANC-01-08', 'T1V-02-06', 'T1V-01-06'],
    by: [
      'packages/analytics/src/vocabulary.ts#mayExist',
      'packages/analytics/src/suppression.ts#foldCells',
      'packages/policy/src/counted.ts#COUNT_STORES',
      'packages/services/src/event-rows.ts#eventRows',
      'packages/db/src/schema/analytics.ts#cell',
      'packages/db/src/grant-logins.ts#grantLogins',
    ],
  },
  {
    ids: ['1V1-04-04', 'T1V-05-05'],
    by: [
      'apps/collector/src/intake/own-pages.ts#foreignness',
      'apps/collector/src/intake/tag-maker.ts#TagMaker',
      'packages/policy/src/check-counting.ts#checkCounting',
    ],
  },
  {
    ids: ['VIS-04-06'],
    by: [
      'packages/policy/src/check-counting.ts#checkCounting',
      'packages/analytics/src/suppression.ts#foldCells',
      'packages/analytics/src/page-suppression.ts#foldPages',
      'packages/analytics/src/bucket-suppression.ts#foldBuckets',
      'apps/collector/src/counting/held-hosts.ts#HeldHosts',
      'packages/services/src/counts-breakdown.ts#countsBreakdown',
      'packages/services/src/counts-pages.ts#countsPages',
    ],
  },
  {
    ids: ['VIS-04-07'],
    by: [
      'apps/collector/src/intake/tag-maker.ts#TagMaker',
      'apps/collector/src/time/period.ts#KEPT_AFTER_MS',
      'apps/collector/src/visitors/memory-visitors.ts#MemoryVisitors',
      'apps/collector/src/visitors/redis-visitors.ts#RedisVisitors',
      'apps/collector/src/visitors/redis-link.ts#redisLink',
      'packages/analytics/src/tag-bits.ts#TagBits',
      'packages/analytics/src/hyper-log-log.ts#HyperLogLog',
    ],
  },
  {
    ids: ['VIS-04-08'],
    by: [
      'packages/policy/src/check-counting.ts#checkCounting',
      'packages/analytics/src/public-clamp.ts#publicPages',
      'packages/analytics/src/public-cells.ts#publicCells',
      'packages/analytics/src/public-release.ts#releaseDay',
      'packages/analytics/src/discrete-laplace.ts#discreteLaplace',
      'packages/services/src/release-public-day.ts#releasePublicDay',
      'packages/services/src/sealed-days.ts#withoutSealed',
      'apps/admin-api/src/releasing.ts#startReleasing',
    ],
  },
];
