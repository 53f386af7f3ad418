import type { PromiseRow } from './promise-row.ts';

/** The promises of AnonCam, edition of January 2026, in our own words. */
export const ANONCAM_PROMISES = [
  {
    id: 'ANC-00-01', category: 'change notice', number: 'January 2026', proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: ['1V1-00-01'],
    says: 'The page shows the date of its last change.',
  }, {
    id: 'ANC-00-02', category: 'collect', number: null, proof: ['R'], capability: 'MATCHER',
    near: ['ANC-07-01'],
    says: 'You can talk to a stranger without giving away who you are.',
  }, {
    id: 'ANC-01-01', category: 'collect', number: null, proof: ['S'], capability: 'FIELD-LEDGER',
    near: ['1V1-01-01'],
    says: 'We collect only what the service needs to work.',
  }, {
    id: 'ANC-01-02', category: 'collect', number: null, proof: ['S', 'R'], capability: 'PURPOSE-LEDGER',
    near: ['1V1-01-02', 'T1V-01-02'],
    says: 'Your IP address is kept for a time, for security and against fraud and abuse only.',
  }, {
    id: 'ANC-01-03', category: 'retention', number: '30 days', proof: ['S', 'R', 'L'], capability: 'RETENTION',
    near: ['ANC-05-01'],
    says: 'IP addresses are deleted by themselves after 30 days.',
  }, {
    id: 'ANC-01-04', category: 'collect', number: null, proof: ['S', 'R'], capability: 'COLLECTOR',
    near: ['1V1-01-03'],
    says: 'Of your browser, we keep its kind at most.',
  }, {
    id: 'ANC-01-05', category: 'collect', number: null, proof: ['S', 'R'], capability: 'COLLECTOR',
    near: ['1V1-01-05'],
    says: 'Of your operating system, we keep its name at most.',
  }, {
    id: 'ANC-01-06', category: 'collect', number: null, proof: ['S', 'R'], capability: 'QUALITY',
    near: ['T1V-01-09'],
    says: 'Of your screen, we keep its size at most.',
  }, {
    id: 'ANC-01-07', category: 'collect (purpose)', number: null, proof: ['S'], capability: 'PURPOSE-LEDGER',
    near: ['T1V-04-01'],
    says: 'Data about your device is used only to make the service fit and run well.',
  }, {
    id: 'ANC-01-08', category: 'collect', number: null, proof: ['S', 'R'], capability: 'ANALYTICS',
    near: ['1V1-01-12', '1V1-01-08'],
    says: 'Figures about use are anonymous whole numbers: visits, what is used, how calls hold.',
  }, {
    id: 'ANC-01-09', category: 'cookies', number: null, proof: ['S', 'R'], capability: 'STORAGE-LEDGER',
    near: ['1V1-04-01'],
    says: 'Only essential cookies are set.',
  }, {
    id: 'ANC-01-10', category: 'cookies', number: '0', proof: ['S', 'R'], capability: 'STORAGE-LEDGER',
    near: ['1V1-04-05', '1V1-04-07'],
    says: 'There are no cookies for tracking or advertising.',
  }, {
    id: 'ANC-02-01', category: 'not-collect', number: '0', proof: ['S', 'R'], capability: 'NEVER-LIST',
    near: ['T1V-01-08'],
    says: 'We collect no email addresses.',
  }, {
    id: 'ANC-02-02', category: 'not-collect', number: '0', proof: ['S'], capability: 'NEVER-LIST',
    near: ['1V1-01-19'],
    says: 'We collect no phone numbers.',
  }, {
    id: 'ANC-02-03', category: 'not-collect', number: '0', proof: ['S'], capability: 'NEVER-LIST',
    near: ['1V1-01-18'],
    says: 'We collect no names and no user names.',
  }, {
    id: 'ANC-02-04', category: 'not-collect', number: 'country/region', proof: ['S', 'R'], capability: 'NEVER-LIST',
    near: ['1V1-01-06'],
    says: 'We collect no place finer than country or region.',
  }, {
    id: 'ANC-02-05', category: 'not-collect', number: '0', proof: ['S', 'R'], capability: 'NO-RECORDING',
    near: ['1V1-01-15'],
    says: 'We collect no recordings and no pictures of your video.',
  }, {
    id: 'ANC-02-06', category: 'not-collect', number: '0', proof: ['S', 'R'], capability: 'P2P',
    near: ['ANC-04-01'],
    says: 'We keep no chat texts and no list of your conversations.',
  }, {
    id: 'ANC-02-07', category: 'not-collect', number: '0', proof: ['S'], capability: 'NEVER-LIST',
    near: ['1V1-01-21'],
    says: 'We collect no payment data; the service is free.',
  }, {
    id: 'ANC-02-08', category: 'not-collect', number: '0', proof: ['S'], capability: 'NEVER-LIST',
    near: ['1V1-01-20'],
    says: 'We collect no social media accounts.',
  }, {
    id: 'ANC-03-00', category: 'collect (purpose)', number: '4', proof: ['S'], capability: 'PURPOSE-LEDGER',
    near: ['1V1-02-00'],
    says: 'Your data is used for a closed list of purposes.',
  }, {
    id: 'ANC-03-01', category: 'collect (purpose)', number: null, proof: ['R'], capability: 'MATCHER',
    near: ['1V1-02-02', '1V1-02-01'],
    says: 'Your data is used to match you and to connect the two browsers.',
  }, {
    id: 'ANC-03-02', category: 'moderation', number: null, proof: ['R'], capability: 'ABUSE',
    near: ['1V1-02-04', 'ANC-09-04'],
    says: 'Programs look for abuse, spam and harassment.',
  }, {
    id: 'ANC-03-03', category: 'moderation', number: null, proof: ['R'], capability: 'MODERATION',
    near: ['T1V-06-06'],
    says: 'People look into reports as well.',
  }, {
    id: 'ANC-03-04', category: 'collect (purpose)', number: null, proof: ['R'], capability: 'OPS',
    near: ['T1V-02-03', '1V1-02-05'],
    says: 'Figures show how well calls hold and servers run.',
  }, {
    id: 'ANC-03-05', category: 'sharing', number: null, proof: ['A', 'L'], capability: 'LEGAL-REQUEST',
    near: ['1V1-02-06'],
    says: 'We answer valid requests of courts and authorities.',
  }, {
    id: 'ANC-04-01', category: 'video', number: '0', proof: ['S', 'R', 'L'], capability: 'NO-RECORDING',
    near: ['1V1-01-15', 'ANC-02-06', '1V1-03-04'],
    says: 'Video and chat are never recorded or stored on our servers.',
  }, {
    id: 'ANC-04-02', category: 'video', number: null, proof: ['R'], capability: 'P2P',
    near: ['1V1-03-01', '1V1-03-03'],
    says: 'Video and chat go straight from device to device.',
  }, {
    id: 'ANC-04-03', category: 'video', number: null, proof: ['S', 'R'], capability: 'ADMIN-AUTH',
    near: ['1V1-03-05'],
    says: 'Nobody who works here can get at your video or chat.',
  }, {
    id: 'ANC-04-04', category: 'retention', number: 'session end', proof: ['R'], capability: 'MEDIA',
    near: [],
    says: 'What a call held in memory is cleared when it ends.',
  }, {
    id: 'ANC-04-05', category: 'moderation', number: null, proof: ['R'], capability: 'PICTURE-CHECK',
    near: [],
    says: 'A program looks at the picture while you talk, to keep the chat clean.',
  }, {
    id: 'ANC-04-06', category: 'moderation', number: '0', proof: ['S', 'R'], capability: 'PICTURE-CHECK',
    near: [],
    says: 'That program looks as the picture passes and stores none of it.',
  }, {
    id: 'ANC-05-01', category: 'retention', number: '30 days', proof: ['S', 'R', 'L'], capability: 'RETENTION',
    near: ['ANC-01-03', 'T1V-07-06'],
    says: 'IP addresses are kept for 30 days at most, for security and against abuse.',
  }, {
    id: 'ANC-05-02', category: 'retention', number: 'indefinite', proof: ['S'], capability: 'ANALYTICS',
    near: [],
    says: 'Anonymous whole numbers about use are kept without an end.',
  }, {
    id: 'ANC-05-03', category: 'retention', number: '90 days', proof: ['R', 'L'], capability: 'RETENTION',
    near: ['1V1-05-01'],
    says: 'Logs that could lead to a person are deleted after 90 days.',
  }, {
    id: 'ANC-05-04', category: 'retention', number: '1 year', proof: ['R', 'L'], capability: 'RETENTION',
    near: [],
    says: 'What you send by the contact form is kept for 1 year.',
  }, {
    id: 'ANC-05-05', category: 'retention', number: '12 months at most', proof: ['S', 'R', 'L'], capability: 'RETENTION',
    near: [],
    says: 'Reports of abuse are kept while moderation or the law needs them, and never without an end.',
  }, {
    id: 'ANC-06-01', category: 'sharing', number: '0', proof: ['S', 'L'], capability: 'EGRESS-LEDGER',
    near: ['1V1-02-07', 'T1V-02-07'],
    says: 'We do not sell, rent or trade your data.',
  }, {
    id: 'ANC-06-02', category: 'sharing', number: null, proof: ['S', 'A', 'T'], capability: 'PROCESSOR-REGISTER',
    near: ['1V1-07-01', '1V1-07-03'],
    says: 'Companies for hosting, security and counting work for us in confidence.',
  }, {
    id: 'ANC-06-03', category: 'sharing', number: null, proof: ['A', 'L'], capability: 'LEGAL-REQUEST',
    near: ['1V1-02-06'],
    says: 'Data is shared when a law, a court or a rule demands it.',
  }, {
    id: 'ANC-06-04', category: 'sharing', number: null, proof: ['A'], capability: 'LEGAL-REQUEST',
    near: ['1V1-02-03'],
    says: 'Data may be shared to enforce the terms, to protect ourselves and to look into abuse.',
  }, {
    id: 'ANC-06-05', category: 'sharing', number: null, proof: ['T', 'A'], capability: 'POLICY-TEXT',
    near: [],
    says: 'When the service goes to a new owner, its data may go with it.',
  }, {
    id: 'ANC-06-06', category: 'sharing', number: null, proof: ['S'], capability: 'PROCESSOR-REGISTER',
    near: ['1V1-07-02'],
    says: 'Only limited data is shared.',
  }, {
    id: 'ANC-07-01', category: 'rights', number: null, proof: ['R'], capability: 'MATCHER',
    near: ['1V1-01-16', 'ANC-00-02'],
    says: 'You can use the service without giving any personal data.',
  }, {
    id: 'ANC-07-02', category: 'cookies', number: null, proof: ['R', 'T'], capability: 'CONSENT',
    near: ['T1V-03-07'],
    says: 'You can refuse in your browser every cookie that is not essential.',
  }, {
    id: 'ANC-07-03', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['1V1-08-01'],
    says: 'You can ask what we hold about you, if you can show that it is yours.',
  }, {
    id: 'ANC-07-04', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['1V1-08-03', '1V1-05-05'],
    says: 'You can ask for deletion.',
  }, {
    id: 'ANC-07-05', category: 'rights', number: null, proof: ['R'], capability: 'SUPPORT',
    near: ['1V1-08-07'],
    says: 'You can send your request by the contact form.',
  }, {
    id: 'ANC-08-01', category: 'age', number: '18+', proof: ['R'], capability: 'AGE-GATE',
    near: ['1V1-10-01'],
    says: 'The service is for people of 18 and over.',
  }, {
    id: 'ANC-08-02', category: 'age', number: null, proof: ['R'], capability: 'AGE-GATE',
    near: ['1V1-10-02'],
    says: 'We do not knowingly collect data from minors.',
  }, {
    id: 'ANC-08-03', category: 'age', number: null, proof: ['R'], capability: 'MINOR-LANE',
    near: ['1V1-10-03'],
    says: 'When we find that a visitor is a minor, their visit ends.',
  }, {
    id: 'ANC-08-04', category: 'age', number: null, proof: ['R'], capability: 'MINOR-LANE',
    near: ['1V1-10-03'],
    says: 'When we find that a visitor is a minor, they may be kept out.',
  }, {
    id: 'ANC-09-01', category: 'security', number: null, proof: ['R'], capability: 'TLS',
    near: ['1V1-06-01'],
    says: 'Everything between you and us travels by HTTPS.',
  }, {
    id: 'ANC-09-02', category: 'security', number: 'regular', proof: ['A', 'L'], capability: 'ATTEST',
    near: ['1V1-06-04'],
    says: 'Security is audited and attacked for a test regularly.',
  }, {
    id: 'ANC-09-03', category: 'security', number: null, proof: ['R'], capability: 'ADMIN-AUTH',
    near: ['T1V-08-03'],
    says: 'Whoever runs the service must sign in before seeing anything inside.',
  }, {
    id: 'ANC-09-04', category: 'security', number: null, proof: ['R'], capability: 'ABUSE',
    near: ['ANC-03-02'],
    says: 'Programs find abuse by themselves.',
  }, {
    id: 'ANC-09-05', category: 'security', number: null, proof: ['R'], capability: 'RATE-LIMIT',
    near: [],
    says: 'How often one network may knock is limited.',
  }, {
    id: 'ANC-09-06', category: 'security', number: null, proof: ['A', 'R'], capability: 'BACKUP',
    near: [],
    says: 'The data centres are secure and their backups stand in more than one place.',
  }, {
    id: 'ANC-10-00', category: 'change notice', number: null, proof: ['T'], capability: 'POLICY-HISTORY',
    near: ['1V1-11-01'],
    says: 'The policy may change from time to time.',
  }, {
    id: 'ANC-10-01', category: 'change notice', number: null, proof: ['S'], capability: 'POLICY-TEXT',
    near: ['1V1-00-01'],
    says: 'The date of the last change shows every change.',
  }, {
    id: 'ANC-10-02', category: 'change notice', number: null, proof: ['T', 'R'], capability: 'NOTICE',
    near: ['1V1-11-03'],
    says: 'Going on after a change counts as having seen it, never as consent.',
  }, {
    id: 'ANC-10-03', category: 'change notice', number: null, proof: ['T'], capability: 'POLICY-HISTORY',
    near: [],
    says: 'Look at the page now and then: its history lists every version.',
  }, {
    id: 'ANC-11-01', category: 'rights', number: null, proof: ['R', 'T'], capability: 'SUPPORT',
    near: ['1V1-12-01'],
    says: 'You can reach us with questions.',
  },
] as const satisfies readonly PromiseRow[];
