import type { EnforcerGroup } from './enforcer-group.ts';

/** How long things stay, reports, limits, and the people who run the service. */
export const KEEPING_ENFORCERS: readonly EnforcerGroup[] = [
  {
    ids: [
      '1V1-05-01', '1V1-05-02', 'T1V-07-01', 'T1V-07-02', 'ANC-05-03', 'ANC-05-05',
      'VIS-01-08', 'VIS-01-09', 'VIS-04-01', 'VIS-12-19',
    ],
    by: [
      'packages/policy/src/retention.ts#cutOff',
      'packages/services/src/sweep-expired.ts#sweepExpired',
      'apps/admin-api/src/sweeping.ts#startSweeping',
    ],
  },
  {
    ids: ['VIS-09-04'],
    where: ({ backups }) => backups.kind === 'none',
    by: ['tooling/ledgers/src/promises/find-copies.ts#findCopies'],
  },
  {
    ids: ['ANC-05-02', 'VIS-04-05'],
    by: ['packages/policy/src/retention.ts#NoEnd', 'packages/policy/src/check-data.ts#checkData'],
  },
  {
    ids: ['T1V-06-05', 'VIS-12-14', 'VIS-12-15'],
    by: [
      'packages/protocol/src/messages.ts#ReportReason',
      'packages/services/src/file-report.ts#fileReport',
      'packages/db/src/schema/moderation.ts#report',
      'apps/chat/src/visit/report.ts#stepReport',
    ],
  },
  {
    ids: ['VIS-12-21', 'VIS-12-22'],
    by: [
      'packages/rtc/src/evidence/sealed-evidence.ts#sealEvidence',
      'packages/services/src/file-report.ts#fileReport',
      'packages/db/src/schema/moderation.ts#report',
      'apps/chat/src/visit/report.ts#sendReport',
    ],
  },
  {
    ids: ['VIS-12-23'],
    by: [
      'packages/rtc/src/evidence/signed-text.ts#signText',
      'packages/rtc/src/evidence/signed-text.ts#verifyText',
      'packages/rtc/src/evidence/match-token.ts#readMatchToken',
      'packages/rtc/src/evidence/read-evidence.ts#readEvidence',
    ],
  },
  {
    ids: ['ANC-09-05', 'VIS-01-02'],
    by: [
      'apps/signaling/src/admission/address-doors.ts#AddressDoors',
      'apps/signaling/src/admission/pace.ts#Pace',
      'apps/collector/src/intake/address-limit.ts#AddressLimit',
      'apps/admin-api/src/attempts.ts#Attempts',
      'apps/admin-api/src/read-api/read-limits.ts#ReadLimits',
    ],
  },
  {
    ids: ['T1V-08-03', 'ANC-09-03'],
    by: [
      'apps/admin-api/src/router.ts#appRouter',
      'apps/admin-api/src/signed-in-owner.ts#signedInOwner',
      'apps/admin-api/src/auth.ts#createAuth',
      'packages/services/src/read-keys.ts#checkReadKey',
      'apps/admin-api/src/read-api/read-api.ts#readApi',
    ],
  },
  {
    ids: ['1V1-06-06'],
    by: [
      'packages/db/src/grant-logins.ts#grantLogins',
      'packages/policy/src/security-headers.ts#securityHeaders',
      'apps/admin-api/src/auth.ts#createAuth',
    ],
  },
  {
    ids: ['1V1-06-01', 'T1V-08-01', 'ANC-09-01'],
    by: ['packages/policy/src/security-headers.ts#securityHeaders'],
  },
];
