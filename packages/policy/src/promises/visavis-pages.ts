import type { PromiseRow } from './promise-row.ts';

/** What our own terms (11), guidelines (12) and cookie page (13) say and none of the published policies does. */
export const VISAVIS_PAGE_PROMISES = [
  {
    id: 'VIS-11-01', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['T1V-00-01'],
    says: 'The terms say what you and the operator can expect of each other.',
  }, {
    id: 'VIS-11-02', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['T1V-00-02'],
    says: 'Whoever uses the chat agrees to the terms and the guidelines; whoever does not agree should not use it.',
  }, {
    id: 'VIS-11-03', category: 'rules', number: '0', proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: ['ANC-02-07', '1V1-01-21'],
    says: 'The service costs nothing, and there is nothing to buy.',
  }, {
    id: 'VIS-11-04', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-03-06'],
    says: 'What you show, say and write stays yours.',
  }, {
    id: 'VIS-11-05', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-06-05', 'T1V-08-05'],
    says: 'Nobody promises that the service always runs, that you find somebody, or that no attack succeeds.',
  }, {
    id: 'VIS-11-06', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'We do not know who your partner is.',
  }, {
    id: 'VIS-11-07', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'You answer for what you do in the chat.',
  }, {
    id: 'VIS-11-08', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-02-04'],
    says: 'The terms forbid robots, floods and attacks.',
  }, {
    id: 'VIS-11-09', category: 'rules', number: null, proof: ['R'], capability: 'MEDIA',
    near: ['ANC-04-04'],
    says: 'You can stop at any moment: your camera goes off, your connection ends, and nothing has to be cancelled.',
  }, {
    id: 'VIS-11-10', category: 'rules', number: null, proof: ['T'], capability: 'BRAND',
    near: ['T1V-00-01'],
    says: 'The law of the country where the operator sits applies, and the page names it once there is an operator.',
  }, {
    id: 'VIS-11-11', category: 'rights', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-08-09', 'T1V-11-09'],
    says: 'Where the law of your own country protects you more, that protection stays.',
  }, {
    id: 'VIS-11-12', category: 'rights', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'Where the law makes the operator answer for harm, the operator does.',
  }, {
    id: 'VIS-11-13', category: 'rules', number: null, proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'Where a part that a page speaks of is not built yet, the page says so there.',
  }, {
    id: 'VIS-11-14', category: 'change notice', number: null, proof: ['S', 'R'], capability: 'MATERIALITY',
    near: ['1V1-11-02', 'T1V-12-02'],
    says: 'A change that matters is announced ahead, by the time that the page names, and shown in the chat until you have read it.',
  }, {
    id: 'VIS-11-15', category: 'rules', number: null, proof: ['T'], capability: 'ACCOUNTS',
    near: ['1V1-01-17'],
    says: 'An account is for one person.',
  }, {
    id: 'VIS-11-16', category: 'rights', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['T1V-11-05'],
    says: 'You can complain to the operator, to an authority and to a court.',
  }, {
    id: 'VIS-12-01', category: 'rules', number: null, proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: ['1V1-02-03'],
    says: 'The guidelines have one rule for each reason that a report can have.',
  }, {
    id: 'VIS-12-02', category: 'age', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-10-01', 'T1V-10-01', 'ANC-08-01'],
    says: 'The rules keep children out of the chat, and forbid everything sexual about them.',
  }, {
    id: 'VIS-12-03', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'The rules forbid nakedness and sexual acts.',
  }, {
    id: 'VIS-12-04', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'The rules forbid violence and threats.',
  }, {
    id: 'VIS-12-05', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'The rules forbid hate against a group of people.',
  }, {
    id: 'VIS-12-06', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'The rules forbid insults, pressure, and recording a partner.',
  }, {
    id: 'VIS-12-07', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'The rules forbid scams, advertising and recordings in place of a camera.',
  }, {
    id: 'VIS-12-08', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'What the law forbids is forbidden in the chat, too.',
  }, {
    id: 'VIS-12-09', category: 'moderation', number: null, proof: ['R'], capability: 'MODERATION',
    near: ['1V1-05-04'],
    says: 'A ban lasts no longer than the data that carries it.',
  }, {
    id: 'VIS-12-10', category: 'moderation', number: null, proof: ['R'], capability: 'MODERATION',
    near: ['ANC-03-03'],
    says: 'A program alone shuts nobody out; a person decides it.',
  }, {
    id: 'VIS-12-11', category: 'age', number: null, proof: ['R'], capability: 'MINOR-LANE',
    near: ['1V1-10-03', '1V1-10-04', 'T1V-10-04', 'ANC-08-03', 'ANC-08-04'],
    says: 'When a visitor is found to be a minor, the visit ends, the data goes, and they are kept out.',
  }, {
    id: 'VIS-12-12', category: 'rights', number: null, proof: ['R'], capability: 'MODERATION',
    near: [],
    says: 'Whoever was shut out can have a person look at it again.',
  }, {
    id: 'VIS-12-13', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'In danger, the emergency number of your country comes before any report.',
  }, {
    id: 'VIS-12-14', category: 'moderation', number: null, proof: ['R'], capability: 'REPORTS',
    near: ['T1V-06-05', '1V1-10-05'],
    says: 'You can report your partner during a call and right after it.',
  }, {
    id: 'VIS-12-15', category: 'moderation', number: null, proof: ['R'], capability: 'REPORTS',
    near: [],
    says: 'Your partner is not told that you have reported them.',
  }, {
    id: 'VIS-12-16', category: 'moderation', number: null, proof: ['R'], capability: 'PICTURE-CHECK',
    near: ['ANC-04-05'],
    says: 'The check of pictures is on or off at first as the page says, and you can switch it only where the page says so.',
  }, {
    id: 'VIS-12-17', category: 'moderation', number: null, proof: ['T'], capability: 'PICTURE-CHECK',
    near: ['ANC-04-05'],
    says: 'The check of pictures makes mistakes.',
  }, {
    id: 'VIS-12-18', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'The page tells how to look after yourself in a call with a stranger.',
  }, {
    id: 'VIS-12-19', category: 'retention', number: null, proof: ['R'], capability: 'RETENTION',
    near: ['ANC-05-05'],
    says: 'A report is deleted after the period that the page names.',
  }, {
    id: 'VIS-12-20', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'The rules forbid false reports.',
  }, {
    id: 'VIS-12-21', category: 'moderation', number: null, proof: ['R'], capability: 'SIGNED-TEXTS',
    near: ['T1V-06-05', 'ANC-02-06'],
    says: 'Of the texts of a call a report holds those that were ticked, and no other.',
  }, {
    id: 'VIS-12-22', category: 'security', number: null, proof: ['R'], capability: 'SIGNED-TEXTS',
    near: ['VIS-02-05'],
    says: 'Ticked texts are sealed in the browser, for the key of the people who handle reports.',
  }, {
    id: 'VIS-12-23', category: 'moderation', number: null, proof: ['R'], capability: 'SIGNED-TEXTS',
    near: [],
    says: 'A text in a report counts as proven only with the signature of its writer, which nobody else can make.',
  }, {
    id: 'VIS-12-24', category: 'rules', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'The page says that what you write can be proven.',
  }, {
    id: 'VIS-12-25', category: 'moderation', number: null, proof: ['R'], capability: 'MATCHER',
    near: ['VIS-02-19'],
    says: 'Somebody whom you block you do not meet again for as long as their page stays open.',
  }, {
    id: 'VIS-13-01', category: 'cookies', number: null, proof: ['S', 'R'], capability: 'STORAGE-LEDGER',
    near: ['1V1-04-01', 'T1V-03-01', 'ANC-01-09'],
    says: 'The cookie page counts and lists all that a browser keeps for us.',
  }, {
    id: 'VIS-13-02', category: 'cookies', number: null, proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: ['1V1-04-02'],
    says: 'Each entry stands with the reason why it is needed.',
  }, {
    id: 'VIS-13-03', category: 'cookies', number: null, proof: ['R'], capability: 'CONSENT',
    near: ['1V1-04-03'],
    says: 'A cookie for counting is set only after your yes, and never against a privacy signal.',
  }, {
    id: 'VIS-13-04', category: 'cookies', number: null, proof: ['R'], capability: 'STORAGE-LEDGER',
    near: ['T1V-03-07'],
    says: 'You can clear everything in your browser; then the chat asks about your age again.',
  }, {
    id: 'VIS-13-05', category: 'cookies', number: null, proof: ['R'], capability: 'AGE-GATE',
    near: ['T1V-03-07'],
    says: 'With storage blocked, the pages and the chat work; the chat asks about your age each time.',
  }, {
    id: 'VIS-13-06', category: 'cookies', number: null, proof: ['R'], capability: 'STORAGE-LEDGER',
    near: ['T1V-03-04'],
    says: 'Of what a visitor’s browser keeps for us, nothing is sent to us but a code of whom you blocked.',
  },
] as const satisfies readonly PromiseRow[];
