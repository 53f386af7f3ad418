import type { Manifest } from '../manifest.ts';
import { type Clause, paragraph, say, type Section } from './document.ts';

/** What nobody should be led to believe. */
export function aboutLimits(manifest: Manifest): Section {
  return {
    id: 'limits',
    heading: 'What we cannot promise',
    clauses: [
      {
        id: 'partner-can-record',
        heading: 'Your partner can record you',
        blocks: [
          paragraph(
            say('They can film their screen, and no website can stop them.'),
            say('Show and say only what you would show and say to a stranger.'),
          ),
        ],
      },
      ...directCall(manifest),
      {
        id: 'false-server',
        heading: 'A dishonest server could listen in',
        blocks: [
          paragraph(
            say('A server that was changed to cheat could put itself between you and your partner.'),
            say(
              'The keys by which two browsers know each other travel through our server. The program we publish passes them on as they are; a changed one could swap them, and read along.',
            ),
            say('Two partners would notice it by comparing a short code; this version does not show one yet.'),
          ),
        ],
      },
      {
        id: 'own-word',
        heading: 'Age is a matter of trust',
        blocks: [
          paragraph(
            say(`We take everybody’s word that they are ${manifest.age.minimum} or over.`),
            say('A proof would need to know who you are.'),
          ),
        ],
      },
      {
        id: 'this-copy',
        heading: 'This copy may have been changed',
        blocks: [
          paragraph(
            say('Whoever runs this copy could change what it does, or the machine under it.'),
            say('The program is open, so you can run your own.'),
            say('Your internet company sees that you visit this site.'),
            say('And no system is safe against everything.', '1V1-06-05', 'T1V-08-05'),
          ),
        ],
      },
    ],
  };
}

function directCall({ connection }: Manifest): readonly Clause[] {
  if (connection === 'shielded') return [];
  return [
    {
      id: 'direct-shows-address',
      heading: 'A direct call shows your IP address',
      blocks: [
        paragraph(
          say('Two browsers that talk straight to each other must know each other’s address.'),
          ...(connection === 'choice' ? [say('If that worries you, stay with shielded calls.')] : []),
        ),
      ],
    },
  ];
}
