import type { Manifest } from '../../../manifest.ts';
import { linked, list, paragraph, say, type Section, type Sentence } from '../../document.ts';

export function aboutCare({ connection }: Manifest): Section {
  return {
    id: 'care',
    heading: 'Look after yourself',
    clauses: [
      {
        id: 'stay-unknown',
        heading: 'Stay anonymous',
        blocks: [
          list(
            [say('Do not tell a stranger your name, address, workplace or accounts.', 'VIS-12-18')],
            [say('Before the call, check what can be seen behind you.', 'VIS-12-18')],
            [say('Your partner can film their screen, and no website can stop them.', 'VIS-08-01')],
            [linked(say('Your partner can show us what you wrote, and prove it.', 'VIS-12-24'), 'prove it', '#proof')],
            ...address(connection),
          ),
        ],
      },
      {
        id: 'leave',
        heading: 'Leave when you like',
        blocks: [
          paragraph(
            say('“Next” and “Leave” work at any moment.', 'VIS-11-09'),
            say('“Panic” does the same, and turns camera and microphone off first.', 'VIS-11-09'),
            say('You owe nobody a reason.', 'VIS-12-18', 'VIS-12-06'),
          ),
        ],
      },
      {
        id: 'danger',
        heading: 'In danger',
        blocks: [
          paragraph(
            say('When you or somebody else is in danger, call the emergency number of your country first.', 'VIS-12-13'),
            say('A report here does not bring help at once.', 'VIS-12-13'),
          ),
        ],
      },
    ],
  };
}

function address(connection: Manifest['connection']): readonly (readonly Sentence[])[] {
  switch (connection) {
    case 'shielded':
      return [[say('Your partner does not get your IP address.', 'VIS-03-01')]];
    case 'direct':
      return [
        [
          linked(
            say(
              'Calls are direct here: your partner gets your IP address, which shows roughly where you are.',
              'VIS-03-01',
              'VIS-03-03',
            ),
            'your partner gets your IP address',
            '/privacy/#partner',
          ),
        ],
      ];
    case 'choice':
      return [
        [
          linked(
            say(
              'Stay with a shielded call: in a direct one your partner gets your IP address, which shows roughly where you are.',
              'VIS-03-01',
              'VIS-03-03',
            ),
            'your partner gets your IP address',
            '/privacy/#partner',
          ),
        ],
      ];
  }
}
