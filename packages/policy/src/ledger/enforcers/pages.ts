import type { EnforcerGroup } from './enforcer-group.ts';

/** What the pages themselves must say, and how a change of them is told. */
export const PAGE_ENFORCERS: readonly EnforcerGroup[] = [
  {
    ids: ['1V1-00-02', '1V1-04-02', 'T1V-00-03', 'VIS-03-02', 'VIS-10-01', 'VIS-11-13', 'VIS-12-01', 'VIS-13-02'],
    by: ['packages/policy/src/text/documents.ts#policyDocuments', 'packages/policy/src/manifest.ts#Manifest'],
  },
  {
    ids: ['1V1-00-01', 'T1V-12-01', 'ANC-00-01', 'ANC-10-01'],
    by: ['packages/policy/src/text/en/version-line.ts#versionLine'],
  },
  {
    ids: ['VIS-01-05'],
    by: ['packages/policy/src/text/en/privacy/about-address.ts#aboutAddress'],
  },
  {
    ids: ['VIS-01-10'],
    by: ['packages/policy/src/text/en/data-table.ts#dataTable'],
  },
  {
    ids: ['VIS-09-03'],
    by: [
      'packages/policy/src/attestation.ts#Attestation',
      'packages/policy/src/text/en/privacy/about-security.ts#aboutSecurity',
    ],
  },
  {
    ids: ['1V1-11-02', 'T1V-12-02', 'VIS-10-03', 'VIS-11-14'],
    by: [
      'packages/policy/src/history/classify.ts#classify',
      'packages/policy/src/history/notice.ts#noticeFor',
      'packages/consent/src/due-notices.ts#dueNotices',
      'apps/chat/src/notices.ts#createNotices',
    ],
  },
  {
    ids: ['1V1-11-03', 'T1V-12-03', 'ANC-10-02'],
    by: [
      'packages/consent/src/notice-board.ts#noticeBoard',
      'apps/chat/src/notices.ts#createNotices',
    ],
  },
  {
    ids: ['VIS-02-10', 'VIS-12-16'],
    where: ({ moderation }) => moderation.video === 'on-device',
    by: [
      'packages/policy/src/text/en/privacy/picture-check.ts#pictureCheck',
      'packages/policy/src/text/en/guidelines/about-picture-check.ts#aboutPictureCheck',
    ],
  },
  { ids: ['VIS-08-11'], by: ['packages/integrity/src/seal-build.ts#sealBuild'] },
  { ids: ['VIS-10-04'], by: ['packages/policy/src/history/atom-feed.ts#atomFeed'] },
  { ids: ['T1V-08-06'], by: ['packages/policy/src/outputs/security-txt.ts#securityTxt'] },
];
