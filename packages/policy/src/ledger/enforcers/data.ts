import type { EnforcerGroup } from './enforcer-group.ts';

/** What is collected, what is not, and for what it is used. */
export const DATA_ENFORCERS: readonly EnforcerGroup[] = [
  {
    ids: ['1V1-01-01', 'T1V-01-01', 'ANC-01-01', '1V1-01-11', 'VIS-01-01', 'VIS-01-06', 'VIS-09-01', 'VIS-06-09', '1V1-09-02'],
    by: [
      'tooling/ledgers/src/fields/compare-columns.ts#compareColumns',
      'tooling/ledgers/src/fields/compare-keys.ts#compareKeys',
      'packages/policy/src/data.ts#DataLedger',
      'packages/policy/src/check-data.ts#checkData',
      'packages/protocol/src/messages.ts#parseClientMessage',
      'packages/analytics/src/count.ts#parseCount',
    ],
  },
  {
    ids: ['1V1-01-02', 'T1V-01-02', 'ANC-01-02', 'T1V-07-06', 'VIS-01-16'],
    by: [
      'packages/policy/src/reading.ts#READ_FOR',
      'packages/policy/src/personal.ts#read',
      'packages/uws/src/client-address.ts#clientAddress',
      'apps/signaling/src/admission/address-doors.ts#AddressDoors',
      'apps/collector/src/intake/address-limit.ts#AddressLimit',
    ],
  },
  {
    ids: ['VIS-01-03', 'ANC-01-03', 'ANC-05-01', 'T1V-07-01', '1V1-05-04'],
    where: ({ data }) => data.accessLog === 'not-collected',
    by: [
      'packages/policy/src/personal.ts#personal',
      'packages/uws/src/client-address.ts#clientAddress',
      'packages/db/src/quiet-session.ts#QuietSession',
    ],
  },
  {
    ids: ['1V1-01-03', 'T1V-01-03', 'ANC-01-04', '1V1-01-05', 'T1V-01-04', 'ANC-01-05', 'VIS-04-02'],
    by: [
      'packages/uws/src/browser-name.ts#browserName',
      'packages/analytics/src/browser-family.ts#browserFamily',
      'apps/collector/src/intake/browser-verdicts.ts#BrowserVerdicts',
      'packages/analytics/src/count.ts#parseCount',
    ],
  },
  {
    ids: ['VIS-04-02'],
    by: ['apps/collector/src/intake/odd-headers.ts#isOdd', 'apps/collector/src/intake/intake.ts#intake'],
  },
  {
    ids: ['VIS-01-11', 'T1V-01-09', 'T1V-01-10', 'T1V-01-11', 'T1V-04-01', 'T1V-04-02', 'T1V-04-03', 'ANC-01-06', 'ANC-01-07'],
    by: ['packages/rtc/src/send-plan-device.ts#sendingDeviceOf', 'packages/rtc/src/send-plan.ts#sendPlanFor', 'tooling/ledgers/src/never-list/find-device-reads.ts#findDeviceReads'],
  },
  {
    ids: ['1V1-01-04', 'ANC-01-06', 'T1V-01-09', 'T1V-01-11', 'T1V-04-01', 'T1V-04-02', 'T1V-04-03', 'ANC-01-07'],
    by: [
      'packages/protocol/src/messages.ts#parseClientMessage',
      'packages/analytics/src/count.ts#parseCount',
      'packages/analytics/src/browser-family.ts#browserFamily',
    ],
  },
  {
    ids: ['1V1-01-06', 'T1V-01-07', 'ANC-02-04', 'VIS-01-12'],
    by: [
      'packages/policy/src/permissions-policy.ts#permissionsPolicy',
      'packages/policy/src/security-headers.ts#securityHeaders',
      'packages/policy/src/vocabulary.ts#FIELD_NAMES',
      'packages/geo/src/country.ts#countryFinder',
    ],
  },
  {
    ids: [
      '1V1-01-18', '1V1-01-19', '1V1-01-20', '1V1-01-22', 'T1V-01-08',
      'ANC-02-01', 'ANC-02-02', 'ANC-02-03', 'ANC-02-08', 'VIS-01-13', 'VIS-01-19',
    ],
    by: [
      'tooling/ledgers/src/never-list/find-names.ts#forbiddenKeys',
      'tooling/ledgers/src/never-list/find-uses.ts#findUses',
      'packages/policy/src/vocabulary.ts#FIELD_NAMES',
      'packages/protocol/src/messages.ts#parseClientMessage',
      'packages/analytics/src/count.ts#parseCount',
    ],
  },
  {
    ids: ['1V1-01-16', 'ANC-00-02', 'ANC-07-01', 'VIS-01-15'],
    by: ['apps/chat/src/visit/visit.ts#createVisit', 'apps/signaling/src/sockets/upgrade.ts#upgrade'],
  },
  {
    ids: ['1V1-01-21', 'ANC-02-07', 'VIS-11-03', 'VIS-01-14'],
    by: ['packages/policy/src/manifest.ts#Manifest', 'packages/policy/src/permissions-policy.ts#permissionsPolicy'],
  },
  {
    ids: ['1V1-02-00', 'T1V-02-00', 'ANC-03-00', '1V1-02-01', 'T1V-02-05', 'T1V-01-14', 'VIS-07-09'],
    by: [
      'tooling/ledgers/src/purposes/check-reads.ts#checkReads',
      'tooling/ledgers/src/purposes/check-readers.ts#checkReaders',
      'packages/policy/src/vocabulary.ts#PURPOSES',
      'packages/policy/src/reading.ts#READ_FOR',
      'packages/policy/src/personal.ts#read',
    ],
  },
  {
    ids: ['1V1-09-03', 'VIS-01-18'],
    by: ['packages/policy/src/vocabulary.ts#LegalBasis', 'packages/policy/src/manifest.ts#Manifest'],
  },
  {
    ids: ['VIS-01-07'],
    by: ['packages/policy/src/vocabulary.ts#Reader', 'packages/policy/src/text/en/privacy/address-log.ts#addressLog'],
  },
  {
    ids: ['1V1-02-05', 'T1V-02-03', 'ANC-03-04'],
    by: [
      'packages/services/src/overview.ts#overview',
      'packages/services/src/counts-totals.ts#countsTotals',
      'packages/services/src/counts-breakdown.ts#countsBreakdown',
      'apps/signaling/src/counting/metrics-text.ts#metricsText',
      'apps/admin-api/src/live-figures.ts#liveFigures',
    ],
  },
];
