import type { Manifest } from '../manifest.ts';
import { type Clause, list, paragraph, say, type Section, type Table } from './document.ts';
import { capital, FIELD_WORDS } from './words.ts';

export function aboutCalls(manifest: Manifest): Section {
  return {
    id: 'call',
    heading: 'Your call',
    clauses: [
      path(manifest),
      partner(manifest),
      {
        id: 'no-recording',
        heading: 'Nothing is recorded',
        blocks: [
          paragraph(
            say('We record no picture, no sound and no text.', '1V1-01-15', 'T1V-06-01', 'ANC-04-01', 'ANC-02-06'),
            say('The program has no part that could play, read or listen to a call.', '1V1-03-05', 'ANC-04-03'),
            say('So no call is used to train a machine or for any other end.', '1V1-03-06', '1V1-03-07'),
            ...(manifest.moderation.video === 'off'
              ? [say('No program looks at your picture to judge it.', '1V1-03-07')]
              : []),
          ),
        ],
      },
      {
        id: 'camera',
        heading: 'Camera and microphone',
        blocks: [
          paragraph(
            say('Your browser asks you before it turns them on, and it asks on the chat page only.', '1V1-01-14'),
            say('They go off when you leave.', '1V1-01-13'),
            say('You can also talk by text alone.'),
          ),
        ],
      },
      {
        id: 'set-up',
        heading: 'Setting up a call',
        blocks: [
          paragraph(
            say('To find each other, the two browsers send short messages through our server.'),
            say('They are sealed with keys that the browsers make fresh for each call.'),
            say('Our server sees how big they are and when they pass, not what they say.'),
            say('It must know which two visits are joined while it passes them on, and forgets it afterwards.'),
          ),
        ],
      },
    ],
  };
}

const DIRECT = [
  say(
    'In a direct call, picture, sound and text go straight from your browser to your partner’s.',
    '1V1-03-01',
    'T1V-06-03',
    'ANC-04-02',
  ),
  say('Both ends encrypt them, and your partner gets your IP address.', '1V1-03-02', '1V1-06-02'),
] as const;

const SHIELDED = [
  say(
    'In a shielded call, picture, sound and text pass through our own relay, so your partner does not get your IP address.',
  ),
  say('Both ends encrypt them, and the relay has no key.', '1V1-03-02', '1V1-06-02'),
] as const;

const CHOICE = [
  say('You choose before you look for somebody.'),
  say('A call is direct only when both partners allow it.'),
  say('Where no relay is running, the page says so and asks you before it offers a direct call.'),
] as const;

function path({ connection }: Manifest): Clause {
  const blocks = {
    direct: [paragraph(...DIRECT)],
    shielded: [paragraph(...SHIELDED)],
    choice: [list(DIRECT, SHIELDED), paragraph(...CHOICE)],
  } as const;
  return {
    id: 'path',
    heading: connection === 'choice' ? 'Direct or shielded' : 'Which way a call goes',
    blocks: blocks[connection],
  };
}

function partner(manifest: Manifest): Clause {
  return {
    id: 'partner',
    heading: 'What your partner sees',
    blocks: [
      partnerTable(manifest),
      paragraph(
        say('An IP address tells your partner which company brings you the internet, and roughly where you are.'),
      ),
    ],
  };
}

function partnerTable({ connection, recipients }: Manifest): Table {
  const views = connection === 'choice' ? (['shielded', 'direct'] as const) : ([connection] as const);
  const sees = recipients.flatMap((recipient) => (recipient.kind === 'chat-partner' ? [recipient.sees] : []));
  const fields = [...new Set(sees.flatMap((seen) => views.flatMap((view) => seen[view])))];
  return {
    kind: 'table',
    caption: 'What your partner sees of you',
    columns: ['Your partner sees', ...views.map((view) => (view === 'direct' ? 'Direct call' : 'Shielded call'))],
    rows: fields.map((field) => [
      { text: capital(FIELD_WORDS[field]) },
      ...views.map((view) => ({ text: sees.some((seen) => seen[view].includes(field)) ? 'Yes' : 'No' })),
    ]),
  };
}
