import type { PromiseRow } from './promise-row.ts';

/** The promises of 1v1 Cams, edition of May 2026, in our own words. */
export const ONEVONE_PROMISES = [
  {
    id: '1V1-00-01', category: 'change notice', number: 'May 2026', proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: ['T1V-12-01', 'ANC-00-01', 'ANC-10-01'],
    says: 'The page shows the date of its last change.',
  }, {
    id: '1V1-00-02', category: 'change notice', number: null, proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: ['T1V-00-03'],
    says: 'The policy says what we collect, why we use it, and what your rights are.',
  }, {
    id: '1V1-01-01', category: 'collect', number: null, proof: ['S'], capability: 'FIELD-LEDGER',
    near: ['T1V-01-01', 'ANC-01-01'],
    says: 'We collect only what the service needs to work.',
  }, {
    id: '1V1-01-02', category: 'collect', number: null, proof: ['S', 'R'], capability: 'FIELD-LEDGER',
    near: ['T1V-01-02', 'ANC-01-02'],
    says: 'Your IP address is collected, for the stated purposes and in the stated places only.',
  }, {
    id: '1V1-01-03', category: 'collect', number: null, proof: ['S', 'R'], capability: 'COLLECTOR',
    near: ['T1V-01-03', 'ANC-01-04'],
    says: 'Of your browser, we keep its kind at most.',
  }, {
    id: '1V1-01-04', category: 'collect', number: null, proof: ['S', 'R'], capability: 'COLLECTOR',
    near: ['T1V-01-09'],
    says: 'Of your device, we keep its kind at most: phone, tablet or computer.',
  }, {
    id: '1V1-01-05', category: 'collect', number: null, proof: ['S', 'R'], capability: 'COLLECTOR',
    near: ['T1V-01-04', 'ANC-01-05'],
    says: 'Of your operating system, we keep its name at most.',
  }, {
    id: '1V1-01-06', category: 'not-collect', number: 'country/region', proof: ['S', 'R'], capability: 'NEVER-LIST',
    near: ['T1V-01-07', 'ANC-02-04'],
    says: 'Where you are is known by country or region at most.',
  }, {
    id: '1V1-01-07', category: 'collect', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'Technical data reaches us by itself when you visit.',
  }, {
    id: '1V1-01-08', category: 'collect', number: null, proof: ['S', 'R'], capability: 'ANALYTICS',
    near: ['T1V-05-01', 'ANC-01-08'],
    says: 'We count which pages are visited.',
  }, {
    id: '1V1-01-09', category: 'collect', number: null, proof: ['R'], capability: 'ANALYTICS',
    near: ['T1V-05-03'],
    says: 'We count how long visits last.',
  }, {
    id: '1V1-01-10', category: 'collect', number: null, proof: ['S', 'R'], capability: 'ANALYTICS',
    near: [],
    says: 'We count what is used in the chat, from a closed list.',
  }, {
    id: '1V1-01-11', category: 'collect', number: null, proof: ['S', 'R'], capability: 'SESSION',
    near: ['T1V-01-06'],
    says: 'About an open visit we hold only what the page lists.',
  }, {
    id: '1V1-01-12', category: 'not-collect', number: null, proof: ['S', 'R', 'L'], capability: 'ANALYTICS',
    near: ['T1V-05-04', 'ANC-01-08'],
    says: 'Nothing in our visit counts leads back to a person.',
  }, {
    id: '1V1-01-13', category: 'video', number: null, proof: ['R', 'L'], capability: 'MEDIA',
    near: [],
    says: 'Camera and microphone are on only while you use the chat.',
  }, {
    id: '1V1-01-14', category: 'video', number: null, proof: ['R'], capability: 'MEDIA',
    near: [],
    says: 'Camera and microphone start only after your browser has asked you.',
  }, {
    id: '1V1-01-15', category: 'video', number: '0', proof: ['S', 'R', 'L'], capability: 'NO-RECORDING',
    near: ['T1V-06-01', 'ANC-04-01', 'ANC-02-05'],
    says: 'Picture and sound are not recorded, not stored and not sent to our servers.',
  }, {
    id: '1V1-01-16', category: 'collect', number: null, proof: ['R'], capability: 'MATCHER',
    near: ['ANC-07-01'],
    says: 'You need no account.',
  }, {
    id: '1V1-01-17', category: 'collect', number: null, proof: ['S', 'R'], capability: 'ACCOUNTS',
    near: [],
    says: 'An account holds only what you put into it, such as an email address and display choices.',
  }, {
    id: '1V1-01-18', category: 'not-collect', number: null, proof: ['S'], capability: 'NEVER-LIST',
    near: ['T1V-01-08', 'ANC-02-03'],
    says: 'We do not collect real names.',
  }, {
    id: '1V1-01-19', category: 'not-collect', number: null, proof: ['S'], capability: 'NEVER-LIST',
    near: ['T1V-01-08', 'ANC-02-02'],
    says: 'We do not collect phone numbers.',
  }, {
    id: '1V1-01-20', category: 'not-collect', number: null, proof: ['S'], capability: 'NEVER-LIST',
    near: ['ANC-02-08'],
    says: 'We do not collect social media profiles.',
  }, {
    id: '1V1-01-21', category: 'not-collect', number: null, proof: ['S', 'R'], capability: 'NEVER-LIST',
    near: ['ANC-02-07'],
    says: 'We collect no payment data unless you buy an extra.',
  }, {
    id: '1V1-01-22', category: 'not-collect', number: null, proof: ['S', 'R'], capability: 'NEVER-LIST',
    near: [],
    says: 'We collect no biometric data, such as a face or a voice as a pattern.',
  }, {
    id: '1V1-02-00', category: 'collect (purpose)', number: '6', proof: ['S', 'R'], capability: 'PURPOSE-LEDGER',
    near: ['T1V-02-00', 'ANC-03-00'],
    says: 'Your data is used for a closed list of purposes.',
  }, {
    id: '1V1-02-01', category: 'collect (purpose)', number: null, proof: ['S'], capability: 'PURPOSE-LEDGER',
    near: ['T1V-02-01', 'ANC-03-01'],
    says: 'Your data is used to run the service and keep it running.',
  }, {
    id: '1V1-02-02', category: 'collect (purpose)', number: null, proof: ['R'], capability: 'MATCHER',
    near: ['T1V-02-01', 'ANC-03-01'],
    says: 'Partners are matched by what they chose, by the country or region where the page says so, and by nothing else.',
  }, {
    id: '1V1-02-03', category: 'moderation', number: null, proof: ['R', 'T'], capability: 'MODERATION',
    near: ['ANC-06-04', 'T1V-06-06'],
    says: 'Reports are used to enforce the terms and the community guidelines.',
  }, {
    id: '1V1-02-04', category: 'moderation', number: null, proof: ['R'], capability: 'ABUSE',
    near: ['T1V-02-02', 'ANC-03-02'],
    says: 'Your data is used to find and stop fraud, abuse and danger.',
  }, {
    id: '1V1-02-05', category: 'collect (purpose)', number: null, proof: ['R'], capability: 'ANALYTICS',
    near: ['T1V-05-01', 'ANC-03-04'],
    says: 'The service is improved with whole numbers about its use, never with data about one person.',
  }, {
    id: '1V1-02-06', category: 'sharing', number: null, proof: ['A'], capability: 'LEGAL-REQUEST',
    near: ['T1V-02-04', 'ANC-03-05', 'ANC-06-03'],
    says: 'Your data is used where a law demands it.',
  }, {
    id: '1V1-02-07', category: 'sharing', number: '0', proof: ['S', 'L'], capability: 'EGRESS-LEDGER',
    near: ['T1V-02-07', 'ANC-06-01'],
    says: 'We do not sell, rent or share your data for anybody’s marketing.',
  }, {
    id: '1V1-03-01', category: 'video', number: null, proof: ['R', 'L'], capability: 'P2P',
    near: ['T1V-06-03', 'ANC-04-02'],
    says: 'Picture and sound go from browser to browser.',
  }, {
    id: '1V1-03-02', category: 'video', number: null, proof: ['R'], capability: 'P2P',
    near: ['1V1-06-02'],
    says: 'Picture and sound are encrypted from end to end.',
  }, {
    id: '1V1-03-03', category: 'video', number: null, proof: ['R', 'L'], capability: 'RELAY-POLICY',
    near: ['T1V-06-03', 'ANC-04-02'],
    says: 'Picture and sound go straight to your partner and do not pass through our servers.',
  }, {
    id: '1V1-03-04', category: 'video', number: '0', proof: ['S', 'R'], capability: 'NO-RECORDING',
    near: ['T1V-06-04', 'ANC-04-01', 'T1V-07-05'],
    says: 'Picture and sound are not stored on our servers.',
  }, {
    id: '1V1-03-05', category: 'video', number: null, proof: ['S', 'R'], capability: 'ADMIN-AUTH',
    near: ['ANC-04-03'],
    says: 'We cannot see, hear or record your conversations.',
  }, {
    id: '1V1-03-06', category: 'video', number: null, proof: ['S', 'A'], capability: 'NO-RECORDING',
    near: [],
    says: 'Picture and sound are not used to train a machine.',
  }, {
    id: '1V1-03-07', category: 'video', number: null, proof: ['S'], capability: 'PICTURE-CHECK',
    near: [],
    says: 'Picture and sound are used for nothing but the call.',
  }, {
    id: '1V1-04-01', category: 'cookies', number: null, proof: ['S', 'R'], capability: 'STORAGE-LEDGER',
    near: ['T1V-03-01', 'ANC-01-09'],
    says: 'What your browser must keep for us is listed, and there is nothing else.',
  }, {
    id: '1V1-04-02', category: 'cookies', number: null, proof: ['R'], capability: 'CONSENT',
    near: [],
    says: 'What is essential cannot be switched off here, and the page says why.',
  }, {
    id: '1V1-04-03', category: 'cookies', number: null, proof: ['R'], capability: 'CONSENT',
    near: [],
    says: 'Analytics cookies, if there are any, come only after your yes; they count visited pages and the length of visits.',
  }, {
    id: '1V1-04-04', category: 'cookies', number: null, proof: ['S', 'R'], capability: 'ANALYTICS',
    near: ['T1V-05-05'],
    says: 'Our counting does not follow you to other websites.',
  }, {
    id: '1V1-04-05', category: 'cookies', number: '0', proof: ['S', 'R'], capability: 'STORAGE-LEDGER',
    near: ['T1V-03-05', 'ANC-01-10', 'T1V-02-05'],
    says: 'There are no advertising cookies.',
  }, {
    id: '1V1-04-06', category: 'cookies', number: '0', proof: ['S', 'R'], capability: 'EGRESS-LEDGER',
    near: ['T1V-03-06'],
    says: 'There are no pixels that bring you back by advertising.',
  }, {
    id: '1V1-04-07', category: 'cookies', number: '0', proof: ['S', 'R'], capability: 'EGRESS-LEDGER',
    near: ['ANC-01-10'],
    says: 'Nothing here follows you from site to site.',
  }, {
    id: '1V1-04-08', category: 'sharing', number: '0', proof: ['S', 'R'], capability: 'EGRESS-LEDGER',
    near: ['T1V-09-03'],
    says: 'There are no advertising networks here, and no data goes to them.',
  }, {
    id: '1V1-05-01', category: 'retention', number: '90 days', proof: ['S', 'R', 'L'], capability: 'RETENTION',
    near: ['T1V-07-01', 'ANC-05-03'],
    says: 'Technical data and usage data are kept for 90 days at most.',
  }, {
    id: '1V1-05-02', category: 'retention', number: '90 days', proof: ['R'], capability: 'RETENTION',
    near: ['T1V-07-02'],
    says: 'After their period they are deleted for good.',
  }, {
    id: '1V1-05-03', category: 'retention', number: 'until deletion', proof: ['R'], capability: 'ACCOUNTS',
    near: [],
    says: 'The data of an account is kept until you delete the account.',
  }, {
    id: '1V1-05-04', category: 'retention', number: '12 months', proof: ['S', 'R', 'L'], capability: 'LEGAL-HOLD',
    near: [],
    says: 'An IP address tied to a ban or a report may be kept for up to 12 months.',
  }, {
    id: '1V1-05-05', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['T1V-11-03', 'ANC-07-04'],
    says: 'You can ask for the deletion of all your data at any time.',
  }, {
    id: '1V1-06-01', category: 'security', number: null, proof: ['R', 'L'], capability: 'TLS',
    near: ['T1V-08-01', 'ANC-09-01'],
    says: 'All pages come by HTTPS.',
  }, {
    id: '1V1-06-02', category: 'security', number: null, proof: ['R'], capability: 'P2P',
    near: ['1V1-03-02'],
    says: 'Picture and sound are encrypted from end to end.',
  }, {
    id: '1V1-06-03', category: 'security', number: null, proof: ['A'], capability: 'ATTEST',
    near: [],
    says: 'The servers are set up securely.',
  }, {
    id: '1V1-06-04', category: 'security', number: 'regular', proof: ['A', 'L'], capability: 'ATTEST',
    near: ['ANC-09-02'],
    says: 'The security of the service is audited regularly.',
  }, {
    id: '1V1-06-05', category: 'security', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['T1V-08-05'],
    says: 'No system is safe against everything.',
  }, {
    id: '1V1-06-06', category: 'security', number: null, proof: ['S', 'R'], capability: 'ADMIN-AUTH',
    near: ['T1V-08-04'],
    says: 'Data is protected against access, change and destruction by people who have no business with it.',
  }, {
    id: '1V1-07-01', category: 'sharing', number: null, proof: ['S', 'T'], capability: 'PROCESSOR-REGISTER',
    near: ['T1V-09-01', 'ANC-06-02'],
    says: 'Other companies work for us only for hosting, delivery of pages, security, mail or counting.',
  }, {
    id: '1V1-07-02', category: 'sharing', number: null, proof: ['S'], capability: 'PROCESSOR-REGISTER',
    near: ['ANC-06-06'],
    says: 'A company that works for us gets only the data that its work needs.',
  }, {
    id: '1V1-07-03', category: 'sharing', number: null, proof: ['A'], capability: 'PROCESSOR-REGISTER',
    near: ['T1V-09-02', 'ANC-06-02'],
    says: 'Every company that works for us is bound by a contract.',
  }, {
    id: '1V1-07-04', category: 'sharing', number: '0', proof: ['S', 'R'], capability: 'EGRESS-LEDGER',
    near: ['T1V-09-03', 'T1V-09-04', 'T1V-09-05'],
    says: 'No data goes to social networks, advertising networks or data brokers.',
  }, {
    id: '1V1-08-01', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['T1V-11-01', 'ANC-07-03'],
    says: 'You can get a copy of the data that we hold about you.',
  }, {
    id: '1V1-08-02', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['T1V-11-02'],
    says: 'You can have wrong data corrected.',
  }, {
    id: '1V1-08-03', category: 'rights', number: null, proof: ['R', 'L'], capability: 'RIGHTS-DESK',
    near: ['T1V-11-03', 'ANC-07-04'],
    says: 'You can have your data deleted.',
  }, {
    id: '1V1-08-04', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: [],
    says: 'You can take your data with you in a form that programs can read.',
  }, {
    id: '1V1-08-05', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['T1V-11-04'],
    says: 'You can object to a use of your data.',
  }, {
    id: '1V1-08-06', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['T1V-11-04'],
    says: 'You can have the use of your data limited.',
  }, {
    id: '1V1-08-07', category: 'rights', number: null, proof: ['R', 'T'], capability: 'RIGHTS-DESK',
    near: ['T1V-11-06', 'ANC-07-05'],
    says: 'You can use your rights through the contact that the page names.',
  }, {
    id: '1V1-08-08', category: 'rights', number: '30 days', proof: ['R', 'L'], capability: 'SLA',
    near: ['T1V-11-08'],
    says: 'We answer within 30 days.',
  }, {
    id: '1V1-08-09', category: 'rights', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['T1V-11-09'],
    says: 'Which rights the law gives you depends on where you live.',
  }, {
    id: '1V1-09-01', category: 'sharing (transfer)', number: null, proof: ['T', 'A'], capability: 'PROCESSOR-REGISTER',
    near: [],
    says: 'Data may cross borders, and the page says so before you use the service.',
  }, {
    id: '1V1-09-02', category: 'sharing (transfer)', number: null, proof: ['S'], capability: 'FIELD-LEDGER',
    near: [],
    says: 'Your data has the same protection wherever it is processed.',
  }, {
    id: '1V1-09-03', category: 'sharing (transfer)', number: null, proof: ['S', 'A'], capability: 'PURPOSE-LEDGER',
    near: [],
    says: 'Each use of your data has a legal basis under the GDPR.',
  }, {
    id: '1V1-10-01', category: 'age', number: '18+', proof: ['R'], capability: 'AGE-GATE',
    near: ['T1V-10-01', 'ANC-08-01'],
    says: 'The service is strictly for people of 18 and over.',
  }, {
    id: '1V1-10-02', category: 'age', number: '18', proof: ['S', 'R'], capability: 'AGE-GATE',
    near: ['T1V-10-02', 'ANC-08-02'],
    says: 'We do not knowingly collect data from people under 18.',
  }, {
    id: '1V1-10-03', category: 'age', number: 'immediate', proof: ['R'], capability: 'MINOR-LANE',
    near: ['ANC-08-03', 'ANC-08-04'],
    says: 'When we find that a visitor is a minor, their access ends at once.',
  }, {
    id: '1V1-10-04', category: 'age', number: null, proof: ['R'], capability: 'MINOR-LANE',
    near: ['T1V-10-04'],
    says: 'When we find that a visitor is a minor, their data is deleted.',
  }, {
    id: '1V1-10-05', category: 'age', number: null, proof: ['R', 'T'], capability: 'MINOR-LANE',
    near: ['T1V-10-03'],
    says: 'You can report a minor in the call and by mail.',
  }, {
    id: '1V1-11-01', category: 'change notice', number: null, proof: ['T'], capability: 'POLICY-HISTORY',
    near: ['T1V-12-00', 'ANC-10-00'],
    says: 'The policy may change from time to time.',
  }, {
    id: '1V1-11-02', category: 'change notice', number: null, proof: ['S', 'R'], capability: 'MATERIALITY',
    near: ['T1V-12-02'],
    says: 'A change that matters is announced where nobody can miss it.',
  }, {
    id: '1V1-11-03', category: 'change notice', number: null, proof: ['T', 'R'], capability: 'NOTICE',
    near: ['T1V-12-03', 'ANC-10-02'],
    says: 'Going on after a change counts as having seen it, never as consent.',
  }, {
    id: '1V1-12-01', category: 'rights', number: null, proof: ['T'], capability: 'BRAND',
    near: ['T1V-13-01', 'ANC-11-01'],
    says: 'The page names a contact for questions about privacy.',
  },
] as const satisfies readonly PromiseRow[];
