import type { PromiseRow } from './promise-row.ts';

/**
 * What our own privacy policy says and none of the published ones does: 01 data, 02 calls, 03 partner,
 * 04 counting, 05 device. 06–10 stand in visavis-people.ts, 11–13 in visavis-pages.ts.
 */
export const VISAVIS_PROMISES = [
  {
    id: 'VIS-01-01', category: 'collect', number: null, proof: ['S'], capability: 'FIELD-LEDGER',
    near: [],
    says: 'The list of what we learn about you is complete.',
  }, {
    id: 'VIS-01-02', category: 'security', number: null, proof: ['R'], capability: 'RATE-LIMIT',
    near: ['ANC-09-05'],
    says: 'Limits count under a scrambled form of your network’s address, and the key to it is never written down.',
  }, {
    id: 'VIS-01-03', category: 'retention', number: '0', proof: ['S', 'R'], capability: 'FIELD-LEDGER',
    near: ['1V1-01-02', 'ANC-01-02'],
    says: 'Your IP address is written to no log and no database.',
  }, {
    id: 'VIS-01-04', category: 'collect', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['T1V-06-05'],
    says: 'A report holds what you type into it, a name included.',
  }, {
    id: 'VIS-01-05', category: 'collect', number: null, proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: ['1V1-01-02', 'ANC-01-02'],
    says: 'The page answers in one place how long your IP address is kept, who sees it, and how it is deleted.',
  }, {
    id: 'VIS-01-06', category: 'collect', number: null, proof: ['S'], capability: 'FIELD-LEDGER',
    near: ['1V1-01-01'],
    says: 'The log of addresses holds what the page lists, and nothing else.',
  }, {
    id: 'VIS-01-07', category: 'collect (purpose)', number: null, proof: ['S'], capability: 'PURPOSE-LEDGER',
    near: ['T1V-07-06', 'ANC-01-02'],
    says: 'Who may read the log of addresses, and why, stands on the page.',
  }, {
    id: 'VIS-01-08', category: 'retention', number: null, proof: ['S', 'R'], capability: 'LEGAL-HOLD',
    near: ['1V1-05-04', 'ANC-05-01'],
    says: 'Nothing is kept past its period unless the page names the reason and the end.',
  }, {
    id: 'VIS-01-09', category: 'retention', number: null, proof: ['R'], capability: 'RETENTION',
    near: ['1V1-05-02', 'ANC-01-03'],
    says: 'A job deletes what has been kept for its full time; no person has to remember.',
  }, {
    id: 'VIS-01-10', category: 'collect', number: null, proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: ['1V1-01-07'],
    says: 'The page lists what reaches us by itself, what you give, and what our programs make.',
  }, {
    id: 'VIS-01-11', category: 'collect', number: null, proof: ['R'], capability: 'QUALITY',
    near: ['T1V-01-09', 'T1V-01-11'],
    says: 'Your browser fits the picture to your screen by itself, and sends us nothing for that.',
  }, {
    id: 'VIS-01-12', category: 'not-collect', number: '0', proof: ['S', 'R'], capability: 'NEVER-LIST',
    near: ['1V1-01-06', 'T1V-01-07', 'ANC-02-04'],
    says: 'Your device is never asked where it is.',
  }, {
    id: 'VIS-01-13', category: 'not-collect', number: '0', proof: ['S'], capability: 'NEVER-LIST',
    near: ['1V1-01-22'],
    says: 'We collect no fingerprint, and no face or voice as a pattern.',
  }, {
    id: 'VIS-01-14', category: 'not-collect', number: '0', proof: ['S'], capability: 'NEVER-LIST',
    near: ['1V1-01-21', 'ANC-02-07'],
    says: 'The service is free, so it asks for no money and no card.',
  }, {
    id: 'VIS-01-15', category: 'not-collect', number: '0', proof: ['S', 'R'], capability: 'FIELD-LEDGER',
    near: ['1V1-01-16', 'ANC-07-01'],
    says: 'There are no accounts for visitors, so you can talk without giving away who you are.',
  }, {
    id: 'VIS-01-16', category: 'retention', number: null, proof: ['R'], capability: 'SESSION',
    near: ['ANC-01-03'],
    says: 'Your IP address leaves our memory when you disconnect.',
  }, {
    id: 'VIS-01-18', category: 'collect (purpose)', number: null, proof: ['S'], capability: 'PURPOSE-LEDGER',
    near: ['1V1-09-03'],
    says: 'Each purpose stands on the page with its legal basis.',
  }, {
    id: 'VIS-01-19', category: 'not-collect', number: null, proof: ['S'], capability: 'NEVER-LIST',
    near: ['T1V-01-08', 'ANC-02-01'],
    says: 'Your mail address is known only where you gave it.',
  }, {
    id: 'VIS-01-20', category: 'moderation', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: ['1V1-02-03'],
    says: 'What is not allowed stands in the community guidelines.',
  }, {
    id: 'VIS-02-01', category: 'video', number: null, proof: ['R'], capability: 'RELAY-POLICY',
    near: ['1V1-03-03'],
    says: 'A shielded call passes through our own relay, which has no key to it.',
  }, {
    id: 'VIS-02-02', category: 'video', number: null, proof: ['R'], capability: 'RELAY-POLICY',
    near: [],
    says: 'A call is direct only when both partners allow it.',
  }, {
    id: 'VIS-02-03', category: 'video', number: null, proof: ['R'], capability: 'RELAY-POLICY',
    near: [],
    says: 'Where no relay runs, the page tells you so and asks before it offers a direct call.',
  }, {
    id: 'VIS-02-04', category: 'video', number: null, proof: ['R'], capability: 'MEDIA',
    near: [],
    says: 'You can talk by text alone, with camera and microphone off.',
  }, {
    id: 'VIS-02-05', category: 'video', number: null, proof: ['R'], capability: 'P2P',
    near: [],
    says: 'The messages that set up a call pass our server sealed; it sees their size and time only.',
  }, {
    id: 'VIS-02-06', category: 'retention', number: null, proof: ['R'], capability: 'SESSION',
    near: [],
    says: 'Our server knows which two visits are joined while it passes their messages, and forgets it afterwards.',
  }, {
    id: 'VIS-02-07', category: 'video', number: '0', proof: ['R'], capability: 'RELAY-POLICY',
    near: ['1V1-03-03'],
    says: 'Where calls are direct only, no relay carries a call that finds no direct way.',
  }, {
    id: 'VIS-02-08', category: 'video', number: null, proof: ['S', 'A'], capability: 'NO-RECORDING',
    near: ['1V1-03-06'],
    says: 'No call is used to train a machine.',
  }, {
    id: 'VIS-02-09', category: 'video', number: null, proof: ['S'], capability: 'PICTURE-CHECK',
    near: ['1V1-03-07'],
    says: 'Where the picture check is off, no program looks at your picture to judge it.',
  }, {
    id: 'VIS-02-10', category: 'moderation', number: null, proof: ['R'], capability: 'PICTURE-CHECK',
    near: ['ANC-04-05'],
    says: 'The page says how the picture check stands at first, and whether you can switch it.',
  }, {
    id: 'VIS-02-11', category: 'video', number: null, proof: ['R'], capability: 'MEDIA',
    near: ['1V1-01-13', '1V1-01-14'],
    says: 'Camera and microphone are on only in the chat, and only after your browser has asked you.',
  }, {
    id: 'VIS-02-12', category: 'video', number: null, proof: ['R'], capability: 'P2P',
    near: ['1V1-03-02', '1V1-06-02'],
    says: 'Picture, sound and text are encrypted from browser to browser.',
  }, {
    id: 'VIS-02-13', category: 'collect (purpose)', number: null, proof: ['S', 'R'], capability: 'MATCHER',
    near: ['T1V-02-06'],
    says: 'Nothing that you did on an earlier visit decides whom you meet.',
  }, {
    id: 'VIS-02-14', category: 'retention', number: null, proof: ['R'], capability: 'INTERESTS',
    near: ['1V1-02-02'],
    says: 'Interests that you type serve us for one search; only your page keeps them for the next one.',
  }, {
    id: 'VIS-02-15', category: 'video', number: null, proof: ['R'], capability: 'P2P',
    near: ['1V1-03-01', '1V1-03-03', 'T1V-06-03', 'ANC-04-02'],
    says: 'In a direct call, picture, sound and text go straight from browser to browser.',
  }, {
    id: 'VIS-02-18', category: 'retention', number: null, proof: ['R'], capability: 'LANGUAGES',
    near: ['1V1-02-02'],
    says: 'Languages that you name serve us for one search; only your page keeps them for the next one.',
  }, {
    id: 'VIS-02-19', category: 'retention', number: null, proof: ['R'], capability: 'MATCHER',
    near: [],
    says: 'Whom you met of late or blocked is remembered by your browser only, and comes to us as a code for one search.',
  }, {
    id: 'VIS-03-01', category: 'sharing', number: null, proof: ['R'], capability: 'RELAY-POLICY',
    near: ['1V1-03-03', 'T1V-06-03', 'ANC-04-02'],
    says: 'Your partner gets your IP address only in a direct call.',
  }, {
    id: 'VIS-03-02', category: 'sharing', number: null, proof: ['S', 'T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'The page lists what your partner sees of you, for each kind of call.',
  }, {
    id: 'VIS-03-03', category: 'sharing', number: null, proof: ['T'], capability: 'POLICY-TEXT',
    near: [],
    says: 'An IP address tells your partner roughly where you are.',
  }, {
    id: 'VIS-04-01', category: 'retention', number: null, proof: ['R'], capability: 'RETENTION',
    near: ['ANC-05-02'],
    says: 'The numbers we count are deleted after the period that the page names.',
  }, {
    id: 'VIS-04-02', category: 'collect', number: null, proof: ['R'], capability: 'COLLECTOR',
    near: ['1V1-01-03'],
    says: 'The name your browser gives itself is read to leave robots out and to learn its kind, and dropped at once.',
  }, {
    id: 'VIS-04-03', category: 'collect', number: null, proof: ['R'], capability: 'CONSENT',
    near: ['1V1-08-05', 'T1V-11-04'],
    says: 'Of a browser that sends a privacy signal named on the page, no page view, no visit and no begun call is counted.',
  }, {
    id: 'VIS-04-04', category: 'collect', number: null, proof: ['R'], capability: 'COLLECTOR',
    near: ['T1V-01-05'],
    says: 'Of the page you came from, the name of the site is counted at most.',
  }, {
    id: 'VIS-04-06', category: 'not-collect', number: '20', proof: ['S', 'R'], capability: 'ANALYTICS',
    near: ['1V1-01-12', 'T1V-05-04'],
    says: 'A part of a number that fewer visitors brought than the page names is not shown by itself.',
  }, {
    id: 'VIS-04-07', category: 'retention', number: '26 hours', proof: ['S', 'R'], capability: 'ANALYTICS',
    near: ['1V1-01-12', 'VIS-01-02'],
    says: 'Visitors are told apart by a code of the day: in memory for as long as the page says, and never on a disk.',
  }, {
    id: 'VIS-04-08', category: 'not-collect', number: null, proof: ['S', 'R'], capability: 'PUBLIC-NUMBERS',
    near: ['T1V-05-04'],
    says: 'The numbers for everybody carry noise, as strong as the page says, so that nobody shows in them.',
  }, {
    id: 'VIS-04-09', category: 'collect', number: null, proof: ['R'], capability: 'CONSENT',
    near: ['VIS-04-03'],
    says: 'Your browser sends nothing to count without script, or once you have switched the counting off for it.',
  }, {
    id: 'VIS-05-01', category: 'cookies', number: null, proof: ['S', 'R'], capability: 'STORAGE-LEDGER',
    near: ['1V1-04-01', 'ANC-01-09'],
    says: 'Everything your browser keeps for us is needed or your own wish, so no window asks you to agree.',
  },
  {
    id: 'VIS-01-21', category: 'collect', number: null, proof: ['R'], capability: 'ACCOUNTS',
    near: ['1V1-01-16', '1V1-01-17', '1V1-05-03'],
    says: 'You need no account; one that you make holds what you put into it, until you delete it.',
  },
  {
    id: 'VIS-04-05', category: 'retention', number: null, proof: ['S'], capability: 'ANALYTICS',
    near: ['ANC-05-02'],
    says: 'Only whole numbers, in which nobody can be found, may be kept without an end.',
  },
  {
    id: 'VIS-02-20', category: 'security', number: null, proof: ['R'], capability: 'VERIFICATION',
    near: ['VIS-08-02'],
    says: 'You and your partner can compare signs, and a server that sits between you makes them differ.',
  }, {
    id: 'VIS-02-21', category: 'video', number: null, proof: ['R'], capability: 'RELAY-POLICY',
    near: ['VIS-02-01', 'VIS-03-01'],
    says: 'In a shielded call your browser gathers, sends and takes no address but those of our relay.',
  }, {
    id: 'VIS-02-22', category: 'video', number: null, proof: ['R'], capability: 'RELAY-POLICY',
    near: ['VIS-02-03'],
    says: 'With the first shielded search your browser tries the relay, and the page says it when calls do not get through.',
  }, {
    id: 'VIS-02-23', category: 'sharing', number: null, proof: ['R'], capability: 'RELAY-POLICY',
    near: ['VIS-03-01', 'VIS-08-05'],
    says: 'Where every call is direct, the page says before the search that your partner will see your IP address.',
  }, {
    id: 'VIS-02-24', category: 'moderation', number: null, proof: ['R'], capability: 'PICTURE-CHECK',
    near: ['ANC-04-05', 'VIS-02-16'],
    says: 'While the picture check is on, your partner’s picture is covered until the check has found it clear.',
  }, {
    id: 'VIS-02-25', category: 'moderation', number: null, proof: ['R'], capability: 'PICTURE-CHECK',
    near: ['ANC-04-05', 'VIS-02-16'],
    says: 'While the picture check is on, your own picture goes out blurred until the check has found it clear.',
  },
  {
    id: 'VIS-02-16', category: 'moderation', number: '0', proof: ['R'], capability: 'PICTURE-CHECK',
    near: ['ANC-04-05', 'ANC-04-06'],
    says: 'The picture check runs on your own device; no picture leaves it for that, and none is stored.',
  },
] as const satisfies readonly PromiseRow[];
