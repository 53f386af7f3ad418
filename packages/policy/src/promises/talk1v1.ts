import type { PromiseRow } from './promise-row.ts';

/** The promises of Talk1v1, undated edition, in our own words. */
export const TALK1V1_PROMISES = [
  {
    id: 'T1V-00-01', category: 'change notice', number: null, proof: ['T'], capability: 'BRAND',
    near: [],
    says: 'The page names who runs the service.',
  }, {
    id: 'T1V-00-02', category: 'change notice', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'Who does not agree with the policy should not use the service.',
  }, {
    id: 'T1V-00-03', category: 'change notice', number: null, proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: ['1V1-00-02'],
    says: 'The policy says what is collected, how it is used, and what your rights are.',
  }, {
    id: 'T1V-01-01', category: 'collect', number: null, proof: ['S'], capability: 'FIELD-LEDGER',
    near: ['1V1-01-01'],
    says: 'Only the technical data that the service needs to work is collected.',
  }, {
    id: 'T1V-01-02', category: 'collect', number: null, proof: ['S', 'R'], capability: 'PURPOSE-LEDGER',
    near: ['1V1-01-02', 'ANC-01-02'],
    says: 'Your IP address is used to match by region, to stop abuse and for anonymous counts, and for nothing else.',
  }, {
    id: 'T1V-01-03', category: 'collect', number: null, proof: ['S', 'R'], capability: 'COLLECTOR',
    near: ['1V1-01-03'],
    says: 'Of your browser, its kind and main version are kept at most.',
  }, {
    id: 'T1V-01-04', category: 'collect', number: null, proof: ['S', 'R'], capability: 'COLLECTOR',
    near: ['1V1-01-05'],
    says: 'Of your operating system, its name is kept at most.',
  }, {
    id: 'T1V-01-05', category: 'collect', number: null, proof: ['S', 'R'], capability: 'ANALYTICS',
    near: [],
    says: 'Of the page you came from, the site is counted at most.',
  }, {
    id: 'T1V-01-06', category: 'collect', number: null, proof: ['S', 'R'], capability: 'SESSION',
    near: ['1V1-01-11'],
    says: 'Of a visit, its time and its rough length are kept at most.',
  }, {
    id: 'T1V-01-07', category: 'not-collect', number: 'country/region', proof: ['S', 'R'], capability: 'GEO',
    near: ['1V1-01-06'],
    says: 'The country or region is taken from the IP address; your device is never asked where it is.',
  }, {
    id: 'T1V-01-08', category: 'not-collect', number: null, proof: ['S', 'R'], capability: 'NEVER-LIST',
    near: ['1V1-01-18', '1V1-01-19', 'ANC-02-01'],
    says: 'We collect no name, mail address, phone number or other contact that you did not give yourself.',
  }, {
    id: 'T1V-01-09', category: 'collect', number: null, proof: ['S', 'R'], capability: 'QUALITY',
    near: ['ANC-01-06', '1V1-01-04', 'T1V-04-01'],
    says: 'The size of your screen and the kind of your device serve to fit the picture.',
  }, {
    id: 'T1V-01-10', category: 'not-collect', number: null, proof: ['S', 'R'], capability: 'QUALITY',
    near: ['T1V-04-02'],
    says: 'Data about your device carries no lasting id.',
  }, {
    id: 'T1V-01-11', category: 'retention', number: 'session', proof: ['R', 'L'], capability: 'QUALITY',
    near: ['T1V-04-03'],
    says: 'Data about your device is not kept after the visit.',
  }, {
    id: 'T1V-01-12', category: 'collect', number: null, proof: ['S', 'R'], capability: 'SUPPORT',
    near: [],
    says: 'If you write to us, your message and your address are kept to answer you.',
  }, {
    id: 'T1V-01-13', category: 'not-collect', number: '0', proof: ['S'], capability: 'EGRESS-LEDGER',
    near: [],
    says: 'Whoever writes to us is put on no mailing list.',
  }, {
    id: 'T1V-01-14', category: 'not-collect', number: null, proof: ['S'], capability: 'PURPOSE-LEDGER',
    near: [],
    says: 'What you write to us is not used for advertising.',
  }, {
    id: 'T1V-02-00', category: 'collect (purpose)', number: '4', proof: ['S'], capability: 'PURPOSE-LEDGER',
    near: ['1V1-02-00'],
    says: 'Your data is used for a closed list of purposes.',
  }, {
    id: 'T1V-02-01', category: 'collect (purpose)', number: null, proof: ['R'], capability: 'MATCHER',
    near: ['1V1-02-01', '1V1-02-02'],
    says: 'Your data is used to match you and to run the chat in real time.',
  }, {
    id: 'T1V-02-02', category: 'moderation', number: null, proof: ['R'], capability: 'ABUSE',
    near: ['1V1-02-04'],
    says: 'Your data is used to find abuse, harassment and spam.',
  }, {
    id: 'T1V-02-03', category: 'collect (purpose)', number: null, proof: ['R'], capability: 'OPS',
    near: ['ANC-03-04'],
    says: 'Technical figures are used to find faults and keep the service fast.',
  }, {
    id: 'T1V-02-04', category: 'sharing', number: null, proof: ['A'], capability: 'LEGAL-REQUEST',
    near: ['1V1-02-06'],
    says: 'Your data is used where a law demands it.',
  }, {
    id: 'T1V-02-05', category: 'not-collect', number: '0', proof: ['S'], capability: 'PURPOSE-LEDGER',
    near: ['1V1-04-05'],
    says: 'There is no advertising by behaviour.',
  }, {
    id: 'T1V-02-06', category: 'not-collect', number: '0', proof: ['S', 'R'], capability: 'STORAGE-LEDGER',
    near: [],
    says: 'We build no profile of you.',
  }, {
    id: 'T1V-02-07', category: 'sharing', number: '0', proof: ['S', 'L'], capability: 'EGRESS-LEDGER',
    near: ['1V1-02-07', 'ANC-06-01'],
    says: 'We do not sell, rent, share or trade your data for money.',
  }, {
    id: 'T1V-03-01', category: 'cookies', number: 'few', proof: ['S', 'R', 'L'], capability: 'STORAGE-LEDGER',
    near: ['1V1-04-01'],
    says: 'Only a few cookies are set, and each one is needed.',
  }, {
    id: 'T1V-03-02', category: 'cookies', number: 'session', proof: ['R'], capability: 'STORAGE-LEDGER',
    near: [],
    says: 'A cookie of a visit ends when you close the browser.',
  }, {
    id: 'T1V-03-03', category: 'cookies', number: null, proof: ['R'], capability: 'AGE-GATE',
    near: [],
    says: 'Your answer about your age is kept in the storage of your browser.',
  }, {
    id: 'T1V-03-04', category: 'cookies', number: '0', proof: ['R'], capability: 'STORAGE-LEDGER',
    near: [],
    says: 'Your choices in the browser are not sent to our servers.',
  }, {
    id: 'T1V-03-05', category: 'cookies', number: '0', proof: ['S', 'R'], capability: 'STORAGE-LEDGER',
    near: ['1V1-04-05'],
    says: 'There are no advertising cookies of other companies.',
  }, {
    id: 'T1V-03-06', category: 'cookies', number: '0', proof: ['S', 'R'], capability: 'EGRESS-LEDGER',
    near: ['1V1-04-06'],
    says: 'There are no tracking pixels of social networks.',
  }, {
    id: 'T1V-03-07', category: 'cookies', number: null, proof: ['R', 'T'], capability: 'STORAGE-LEDGER',
    near: ['ANC-07-02'],
    says: 'You can manage cookies in your browser; without the needed ones, something may stop working.',
  }, {
    id: 'T1V-04-01', category: 'collect (purpose)', number: null, proof: ['S'], capability: 'PURPOSE-LEDGER',
    near: ['T1V-01-09', 'ANC-01-07'],
    says: 'Data about your device is used only to make the call work and look good.',
  }, {
    id: 'T1V-04-02', category: 'not-collect', number: null, proof: ['S'], capability: 'QUALITY',
    near: ['T1V-01-10'],
    says: 'Data about your device is not tied to a lasting identity.',
  }, {
    id: 'T1V-04-03', category: 'retention', number: 'session', proof: ['R'], capability: 'QUALITY',
    near: ['T1V-01-11'],
    says: 'Data about your device is not kept longer than the call needs it.',
  }, {
    id: 'T1V-04-04', category: 'sharing', number: '0', proof: ['S'], capability: 'EGRESS-LEDGER',
    near: [],
    says: 'Data about your device is not shared for marketing.',
  }, {
    id: 'T1V-05-01', category: 'collect', number: null, proof: ['R'], capability: 'ANALYTICS',
    near: ['1V1-01-08', '1V1-02-05'],
    says: 'We count which pages are visited most.',
  }, {
    id: 'T1V-05-02', category: 'collect', number: null, proof: ['R'], capability: 'ANALYTICS',
    near: [],
    says: 'We count roughly from which countries visits come.',
  }, {
    id: 'T1V-05-03', category: 'collect', number: null, proof: ['R'], capability: 'ANALYTICS',
    near: ['1V1-01-09'],
    says: 'We count how long visits last, in rough steps.',
  }, {
    id: 'T1V-05-04', category: 'not-collect', number: null, proof: ['S', 'R'], capability: 'ANALYTICS',
    near: ['1V1-01-12'],
    says: 'Our counting does not identify anybody.',
  }, {
    id: 'T1V-05-05', category: 'sharing', number: '0', proof: ['S'], capability: 'PROCESSOR-REGISTER',
    near: ['1V1-04-04'],
    says: 'No counting company with profiles across websites works for us.',
  }, {
    id: 'T1V-06-01', category: 'video', number: '0', proof: ['S', 'R'], capability: 'NO-RECORDING',
    near: ['1V1-01-15'],
    says: 'Picture and sound are not recorded and not stored.',
  }, {
    id: 'T1V-06-02', category: 'video', number: null, proof: ['R'], capability: 'P2P',
    near: [],
    says: 'A call happens in real time only; nothing of it can be played again.',
  }, {
    id: 'T1V-06-03', category: 'video', number: null, proof: ['R'], capability: 'RELAY-POLICY',
    near: ['1V1-03-03', '1V1-03-01'],
    says: 'Picture and sound go straight to the person you were matched with.',
  }, {
    id: 'T1V-06-04', category: 'video', number: '0', proof: ['R'], capability: 'NO-RECORDING',
    near: ['1V1-03-04'],
    says: 'Nothing of picture and sound stays after the call.',
  }, {
    id: 'T1V-06-05', category: 'moderation', number: null, proof: ['S', 'R'], capability: 'REPORTS',
    near: [],
    says: 'A report keeps its description and its rough time, and no picture.',
  }, {
    id: 'T1V-06-06', category: 'moderation', number: null, proof: ['R'], capability: 'MODERATION',
    near: ['1V1-02-03', 'ANC-03-03'],
    says: 'Reports are used to look into what happened and to act.',
  }, {
    id: 'T1V-07-01', category: 'retention', number: '90 days', proof: ['S', 'R', 'L'], capability: 'RETENTION',
    near: ['1V1-05-01'],
    says: 'Technical logs, IP addresses among them, are kept for 90 days at most.',
  }, {
    id: 'T1V-07-02', category: 'retention', number: '90 days', proof: ['R'], capability: 'RETENTION',
    near: ['1V1-05-02'],
    says: 'After that they are deleted, or nobody can tie them to a person any more.',
  }, {
    id: 'T1V-07-03', category: 'retention', number: '12 months after settling', proof: ['R', 'L'], capability: 'RETENTION',
    near: [],
    says: 'What you write to us is deleted within 12 months after your question is settled.',
  }, {
    id: 'T1V-07-04', category: 'retention', number: 'until resolved', proof: ['R'], capability: 'SUPPORT',
    near: [],
    says: 'What you write to us is kept until your question is settled.',
  }, {
    id: 'T1V-07-05', category: 'video', number: '0', proof: ['S', 'L'], capability: 'NO-RECORDING',
    near: ['1V1-03-04'],
    says: 'There are no recordings of calls, so there is nothing to delete.',
  }, {
    id: 'T1V-07-06', category: 'collect (purpose)', number: null, proof: ['S'], capability: 'PURPOSE-LEDGER',
    near: ['ANC-05-01'],
    says: 'Logs are kept for security and against abuse only.',
  }, {
    id: 'T1V-08-01', category: 'security', number: null, proof: ['R'], capability: 'TLS',
    near: ['1V1-06-01'],
    says: 'All data travels encrypted (TLS).',
  }, {
    id: 'T1V-08-02', category: 'security', number: null, proof: ['R', 'A'], capability: 'DEPLOY',
    near: [],
    says: 'The servers behind the pages cannot be reached from the open internet.',
  }, {
    id: 'T1V-08-03', category: 'security', number: null, proof: ['R', 'L'], capability: 'ADMIN-AUTH',
    near: ['ANC-09-03'],
    says: 'Only the people who need it can see personal data, and they must sign in.',
  }, {
    id: 'T1V-08-04', category: 'security', number: null, proof: ['A'], capability: 'ATTEST',
    near: ['1V1-06-06'],
    says: 'Data is protected by technical measures and by rules for people.',
  }, {
    id: 'T1V-08-05', category: 'security', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-06-05'],
    says: 'Nobody can promise absolute security.',
  }, {
    id: 'T1V-08-06', category: 'security', number: null, proof: ['R', 'T'], capability: 'BRAND',
    near: [],
    says: 'The page names a contact for security problems.',
  }, {
    id: 'T1V-09-01', category: 'sharing', number: null, proof: ['S', 'T'], capability: 'PROCESSOR-REGISTER',
    near: ['1V1-07-01'],
    says: 'Other companies work for us only for hosting and delivery of pages.',
  }, {
    id: 'T1V-09-02', category: 'sharing', number: null, proof: ['A'], capability: 'PROCESSOR-REGISTER',
    near: ['1V1-07-03'],
    says: 'A company that works for us may not use the data for itself.',
  }, {
    id: 'T1V-09-03', category: 'sharing', number: '0', proof: ['S', 'R'], capability: 'EGRESS-LEDGER',
    near: ['1V1-04-08', '1V1-07-04'],
    says: 'No advertising network is built into the pages.',
  }, {
    id: 'T1V-09-04', category: 'sharing', number: '0', proof: ['S', 'R'], capability: 'EGRESS-LEDGER',
    near: ['1V1-07-04'],
    says: 'No tracking script of a social network is built into the pages.',
  }, {
    id: 'T1V-09-05', category: 'sharing', number: '0', proof: ['S'], capability: 'PROCESSOR-REGISTER',
    near: ['1V1-07-04'],
    says: 'No data broker is connected to the service.',
  }, {
    id: 'T1V-10-01', category: 'age', number: '18+', proof: ['R'], capability: 'AGE-GATE',
    near: ['1V1-10-01'],
    says: 'The service is strictly for people of 18 and over.',
  }, {
    id: 'T1V-10-02', category: 'age', number: '18', proof: ['R'], capability: 'AGE-GATE',
    near: ['1V1-10-02'],
    says: 'We do not knowingly collect data from people under 18.',
  }, {
    id: 'T1V-10-03', category: 'age', number: null, proof: ['R', 'T'], capability: 'MINOR-LANE',
    near: ['1V1-10-05'],
    says: 'The page names a way to report a minor.',
  }, {
    id: 'T1V-10-04', category: 'age', number: null, proof: ['R', 'A'], capability: 'MINOR-LANE',
    near: ['1V1-10-04'],
    says: 'A report about a minor is looked into; data may be deleted and authorities told.',
  }, {
    id: 'T1V-11-01', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['1V1-08-01'],
    says: 'You can get a copy of the data that we hold about you.',
  }, {
    id: 'T1V-11-02', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['1V1-08-02'],
    says: 'You can have wrong data corrected.',
  }, {
    id: 'T1V-11-03', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['1V1-08-03', '1V1-05-05'],
    says: 'You can have your data deleted.',
  }, {
    id: 'T1V-11-04', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['1V1-08-05', '1V1-08-06'],
    says: 'You can object to a use of your data, or have it limited.',
  }, {
    id: 'T1V-11-05', category: 'rights', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'You can complain to a data protection authority.',
  }, {
    id: 'T1V-11-06', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['1V1-08-07'],
    says: 'You can send your request by mail, with “Privacy Request” as its subject.',
  }, {
    id: 'T1V-11-07', category: 'rights', number: '72 hours', proof: ['R', 'L'], capability: 'SLA',
    near: [],
    says: 'We tell you soon that your request has arrived.',
  }, {
    id: 'T1V-11-08', category: 'rights', number: '30 days', proof: ['R', 'L'], capability: 'SLA',
    near: ['1V1-08-08'],
    says: 'We answer within 30 days, or sooner where the law says so.',
  }, {
    id: 'T1V-11-09', category: 'rights', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-08-09'],
    says: 'You have rights under the laws of the EU, the UK, California and similar places.',
  }, {
    id: 'T1V-12-00', category: 'change notice', number: null, proof: ['T'], capability: 'POLICY-HISTORY',
    near: ['1V1-11-01'],
    says: 'The policy may change when the service, its practice or the law does.',
  }, {
    id: 'T1V-12-01', category: 'change notice', number: null, proof: ['S'], capability: 'POLICY-TEXT',
    near: ['1V1-00-01'],
    says: 'The date at the top changes with the policy.',
  }, {
    id: 'T1V-12-02', category: 'change notice', number: null, proof: ['R'], capability: 'MATERIALITY',
    near: ['1V1-11-02'],
    says: 'A change that matters is announced on the site.',
  }, {
    id: 'T1V-12-03', category: 'change notice', number: null, proof: ['T', 'R'], capability: 'NOTICE',
    near: ['1V1-11-03'],
    says: 'Going on after a change counts as having seen it, never as consent.',
  }, {
    id: 'T1V-13-01', category: 'rights', number: null, proof: ['T'], capability: 'BRAND',
    near: ['1V1-12-01'],
    says: 'The page names a contact for questions, requests and worries.',
  },
] as const satisfies readonly PromiseRow[];
