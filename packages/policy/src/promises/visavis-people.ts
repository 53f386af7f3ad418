import type { PromiseRow } from './promise-row.ts';

/**
 * What our own privacy policy says of people and none of the published ones does: 06 recipients, 07 rights,
 * 08 limits, 09 staff, 10 changes.
 */
export const VISAVIS_PEOPLE_PROMISES = [
  {
    id: 'VIS-06-01', category: 'sharing', number: null, proof: ['R'], capability: 'RELAY-POLICY',
    near: [],
    says: 'Our relay sees addresses while it relays a call, and writes nothing down.',
  }, {
    id: 'VIS-06-02', category: 'sharing', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-02-06', 'ANC-06-03'],
    says: 'A court can get only what exists; nobody can order what was never written down.',
  }, {
    id: 'VIS-06-03', category: 'sharing', number: null, proof: ['S', 'T'], capability: 'PROCESSOR-REGISTER',
    near: ['1V1-07-01', 'T1V-09-01', 'ANC-06-02'],
    says: 'A company that hosts this service must be named on the page.',
  }, {
    id: 'VIS-06-04', category: 'sharing', number: '0', proof: ['S', 'R'], capability: 'EGRESS-LEDGER',
    near: ['1V1-04-06', 'T1V-09-04'],
    says: 'Every page, script, picture and font comes from our own address.',
  }, {
    id: 'VIS-06-05', category: 'sharing', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['ANC-06-05'],
    says: 'A new owner gets what is stored then, and must keep the same periods.',
  }, {
    id: 'VIS-06-06', category: 'sharing', number: null, proof: ['T'], capability: 'LEGAL-REQUEST',
    near: ['ANC-06-04'],
    says: 'Nothing is handed out only to defend the operator.',
  }, {
    id: 'VIS-06-07', category: 'sharing (transfer)', number: null, proof: ['S', 'T'], capability: 'PROCESSOR-REGISTER',
    near: ['1V1-09-01'],
    says: 'Each company stands on the page with its country, its contract, and what protects the data there.',
  }, {
    id: 'VIS-06-08', category: 'sharing (transfer)', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-09-01'],
    says: 'Your partner can be in any country, and what they see of you goes there.',
  }, {
    id: 'VIS-06-09', category: 'sharing (transfer)', number: null, proof: ['S'], capability: 'POLICY-TEXT',
    near: ['1V1-09-02'],
    says: 'The same periods and the same rights hold for everybody, in every country.',
  }, {
    id: 'VIS-06-10', category: 'sharing', number: '0', proof: ['S', 'R'], capability: 'EGRESS-LEDGER',
    near: ['1V1-07-04', 'T1V-09-03'],
    says: 'Nothing goes to social networks, advertising networks or data brokers.',
  }, {
    id: 'VIS-07-01', category: 'rights', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['ANC-07-03'],
    says: 'We never ask for an identity card.',
  }, {
    id: 'VIS-07-02', category: 'rights', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['ANC-07-03'],
    says: 'Nothing we hold has your name on it, so often there is nothing that could be found as yours.',
  }, {
    id: 'VIS-07-03', category: 'rights', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['ANC-07-03'],
    says: 'An IP address alone opens nothing, because other people may share it.',
  }, {
    id: 'VIS-07-04', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['1V1-08-09', 'T1V-11-09'],
    says: 'Everybody has all the rights on the page, wherever they live.',
  }, {
    id: 'VIS-07-05', category: 'rights', number: null, proof: ['R', 'L'], capability: 'SLA',
    near: ['1V1-08-08', 'T1V-11-07', 'T1V-11-08'],
    says: 'We say that your request has come in, and answer it, within the times on the page.',
  }, {
    id: 'VIS-07-06', category: 'rights', number: null, proof: ['R'], capability: 'SUPPORT',
    near: ['ANC-07-05', 'ANC-02-01'],
    says: 'The contact form takes no mail address; you read the answer with a code.',
  }, {
    id: 'VIS-07-07', category: 'rights', number: null, proof: ['R'], capability: 'RIGHTS-DESK',
    near: ['1V1-05-05'],
    says: 'If anything must stay, our answer says what, why and until when.',
  }, {
    id: 'VIS-07-08', category: 'rights', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['ANC-07-05'],
    says: 'Where there is no contact form yet, the page says so.',
  }, {
    id: 'VIS-07-09', category: 'collect (purpose)', number: null, proof: ['S'], capability: 'PURPOSE-LEDGER',
    near: ['T1V-01-13', 'T1V-01-14'],
    says: 'What you write to us serves to answer you, and nothing else.',
  }, {
    id: 'VIS-07-10', category: 'retention', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['T1V-07-03', 'ANC-05-04'],
    says: 'What you write to us is deleted after the period on the page.',
  }, {
    id: 'VIS-08-01', category: 'video', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'Your partner can film their screen, and no website can stop them.',
  }, {
    id: 'VIS-08-02', category: 'security', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'A server that was changed to cheat could put itself between you and your partner.',
  }, {
    id: 'VIS-08-03', category: 'age', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-10-01'],
    says: 'We take everybody’s word for their age.',
  }, {
    id: 'VIS-08-04', category: 'security', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'Whoever runs this copy may have changed the program.',
  }, {
    id: 'VIS-08-05', category: 'sharing', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['VIS-03-01'],
    says: 'Two browsers that talk straight to each other know each other’s address.',
  }, {
    id: 'VIS-08-06', category: 'security', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'Your internet company sees that you visit this site.',
  }, {
    id: 'VIS-08-07', category: 'security', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-06-05', 'T1V-08-05'],
    says: 'No system is safe against everything.',
  }, {
    id: 'VIS-08-08', category: 'age', number: null, proof: ['R'], capability: 'MINOR-LANE',
    near: ['1V1-10-03', '1V1-10-04', 'ANC-08-03'],
    says: 'When we find that a visitor is a minor, their visit ends and their data is deleted.',
  }, {
    id: 'VIS-08-09', category: 'age', number: null, proof: ['R', 'T'], capability: 'MINOR-LANE',
    near: ['1V1-10-05', 'T1V-10-03'],
    says: 'You can report a minor in the call and by the contact on the page.',
  }, {
    id: 'VIS-08-11', category: 'security', number: null, proof: ['R'], capability: 'HASH-LIST',
    near: ['VIS-08-04'],
    says: 'A list beside the chat names what each of its files is, so that anybody can compare them.',
  }, {
    id: 'VIS-08-10', category: 'age', number: null, proof: ['R'], capability: 'MINOR-LANE',
    near: ['ANC-08-04'],
    says: 'Somebody found to be a minor may be kept out, for no longer than the periods on the page.',
  }, {
    id: 'VIS-09-01', category: 'collect', number: null, proof: ['S'], capability: 'FIELD-LEDGER',
    near: [],
    says: 'What we keep about the people who run the service is listed in full, too.',
  }, {
    id: 'VIS-09-02', category: 'security', number: null, proof: ['R'], capability: 'DEPLOY',
    near: ['T1V-08-02'],
    says: 'The database answers to our own programs, and never to the open internet.',
  }, {
    id: 'VIS-09-03', category: 'security', number: null, proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: ['1V1-06-04', 'ANC-09-02'],
    says: 'What only people can check stands on the page with its date, or with “None yet”.',
  }, {
    id: 'VIS-09-04', category: 'retention', number: null, proof: ['R'], capability: 'BACKUP',
    near: ['ANC-09-06'],
    says: 'No copy of the database keeps anything past its period.',
  }, {
    id: 'VIS-09-05', category: 'security', number: null, proof: ['T'], capability: 'BRAND',
    near: ['T1V-08-06'],
    says: 'The page names a contact for security problems.',
  }, {
    id: 'VIS-10-01', category: 'change notice', number: null, proof: ['S', 'R'], capability: 'POLICY-TEXT',
    near: [],
    says: 'The page and the program read their numbers from the same list.',
  }, {
    id: 'VIS-10-02', category: 'change notice', number: null, proof: ['T'], capability: 'BRAND',
    near: ['T1V-00-01'],
    says: 'Where the operator has not put a name or an address yet, the page says so.',
  }, {
    id: 'VIS-10-03', category: 'change notice', number: null, proof: ['S', 'R'], capability: 'NOTICE',
    near: ['1V1-11-02', 'T1V-12-02'],
    says: 'A change that matters is announced as long before it counts as the page says, and the chat shows it until you have read it.',
  }, {
    id: 'VIS-10-04', category: 'change notice', number: null, proof: ['R'], capability: 'POLICY-HISTORY',
    near: ['ANC-10-03'],
    says: 'The history of this page has a feed.',
  }, {
    id: 'VIS-10-05', category: 'change notice', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['T1V-00-02'],
    says: 'If you do not agree to a change, you can leave and ask for deletion.',
  },
] as const satisfies readonly PromiseRow[];
