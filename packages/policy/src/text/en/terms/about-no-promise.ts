import type { Manifest } from '../../../manifest.ts';
import { list, paragraph, say, type Section, type Sentence } from '../../document.ts';

/** What nobody should count on. */
export function aboutNoPromise({ connection }: Manifest): Section {
  return {
    id: 'limits',
    heading: 'What we do not promise',
    clauses: [
      {
        id: 'no-promise',
        heading: 'Do not count on these',
        blocks: [
          list(
            [say('That the chat is always up, or that you find somebody.', 'VIS-11-05')],
            [
              say('That your partner is who they say they are.', 'VIS-11-06'),
              say('We do not know who they are, and take everybody’s word for their age.', 'VIS-11-06', 'VIS-08-03'),
            ],
            [say('That your partner does not film their screen: no website can stop that.', 'VIS-08-01')],
            ...directCall(connection),
            ...relayed(connection),
            [
              say(
                'That no attack ever succeeds: no system is safe against everything.',
                '1V1-06-05',
                'T1V-08-05',
                'VIS-11-05',
              ),
            ],
          ),
        ],
      },
      {
        id: 'harm',
        heading: 'When something goes wrong',
        blocks: [
          paragraph(
            say('The service is free, and you get it as it is, with its faults.', 'VIS-11-05', 'VIS-11-03'),
            say('If the law makes the operator answer for harm, this page takes nothing away from that.', 'VIS-11-12'),
          ),
        ],
      },
    ],
  };
}

/** What a network may keep out, and how the page finds that out. */
function relayed(connection: Manifest['connection']): readonly (readonly Sentence[])[] {
  if (connection === 'direct') return [];
  return [
    [
      say('That every network lets shielded calls through.', 'VIS-11-05'),
      say('With the first search your browser tries the relay, and the page tells you if they do not get through.', 'VIS-02-22'),
    ],
  ];
}

function directCall(connection: Manifest['connection']): readonly (readonly Sentence[])[] {
  switch (connection) {
    case 'shielded':
      return [];
    case 'direct':
      return [[say('That your partner does not get your IP address: calls are direct here, so they do.', 'VIS-03-01', 'VIS-08-05')]];
    case 'choice':
      return [[say('That a direct call hides your IP address: only a shielded one does.', 'VIS-03-01', 'VIS-08-05')]];
  }
}
