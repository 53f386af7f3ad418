import type { EnforcerGroup } from './enforcer-group.ts';

/** Who else gets data, and where pages and servers connect to. */
export const SHARING_ENFORCERS: readonly EnforcerGroup[] = [
  {
    ids: [
      '1V1-07-01', '1V1-07-02', 'T1V-01-13', 'T1V-05-05', 'T1V-09-01', 'T1V-09-05', 'ANC-06-02', 'ANC-06-06',
      'VIS-06-03', 'VIS-06-07',
    ],
    by: ['packages/policy/src/recipient.ts#Recipient', 'packages/policy/src/check-recipients.ts#checkRecipients'],
  },
  {
    ids: ['1V1-02-07', 'T1V-02-07', 'ANC-06-01', '1V1-07-04', 'VIS-06-10'],
    by: ['tooling/ledgers/src/egress/compare-connections.ts#compareConnections'],
  },
  {
    ids: ['1V1-02-07', 'T1V-02-07', 'ANC-06-01', 'T1V-04-04'],
    by: [
      'packages/policy/src/vocabulary.ts#PURPOSES',
      'packages/policy/src/recipient.ts#Recipient',
      'packages/policy/src/security-headers.ts#securityHeaders',
    ],
  },
  {
    ids: ['1V1-04-06', 'T1V-03-06', '1V1-04-08', 'T1V-09-03', 'T1V-09-04', '1V1-07-04', '1V1-04-07', 'VIS-06-04', 'VIS-06-10'],
    by: ['packages/policy/src/recipient.ts#Recipient', 'packages/policy/src/security-headers.ts#securityHeaders'],
  },
];
