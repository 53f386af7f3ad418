import type { Manifest } from '../../../manifest.ts';
import { type Clause, linked, paragraph, say, type Section } from '../../document.ts';

/** What nobody should be led to believe. */
export const aboutLimits = (manifest: Manifest): Section => ({
  id: 'limits',
  heading: 'What we cannot promise',
  clauses: [PARTNER_CAN_RECORD, ...directCall(manifest), FALSE_SERVER, ownWord(manifest), THIS_COPY],
});

const PARTNER_CAN_RECORD: Clause = {
  id: 'partner-can-record',
  heading: 'Your partner can record you',
  blocks: [
    paragraph(
      say('They can film their screen, and no website can stop them.', 'VIS-08-01'),
      say('Show and say only what you would show and say to a stranger.', 'VIS-08-01'),
    ),
  ],
};

const FALSE_SERVER: Clause = {
  id: 'false-server',
  heading: 'A dishonest server could listen in',
  blocks: [
    paragraph(
      say('A server that was changed to cheat could put itself between you and your partner.', 'VIS-08-02'),
      say('The keys by which two browsers know each other travel through our server.', 'VIS-08-02', 'VIS-02-05'),
      say('The program we publish passes them on as they are; a changed one could swap them, and read along.', 'VIS-08-02'),
    ),
    paragraph(
      say('Both of you see signs on the screen: compare them by voice or picture, never by text.', 'VIS-02-20'),
      say('If they differ, leave the call; if they match, nobody sits between you.', 'VIS-02-20'),
      say('They do not say who your partner is.', 'VIS-11-06'),
    ),
  ],
};

const ownWord = ({ age }: Manifest): Clause => ({
  id: 'own-word',
  heading: 'Age is a matter of trust',
  blocks: [
    paragraph(
      say(`We take everybody’s word that they are ${age.minimum} or over.`, 'VIS-08-03'),
      say('To prove it, you would have to tell us who you are.', 'VIS-08-03'),
    ),
  ],
});

const THIS_COPY: Clause = {
  id: 'this-copy',
  heading: 'This copy may have been changed',
  blocks: [
    paragraph(
      say('Whoever runs this copy could change what it does, or the machine under it.', 'VIS-08-04'),
      say('The program is open, so you can run your own.', 'VIS-08-04'),
      linked(say('You can compare each file of the chat with a list.', 'VIS-08-11'), 'a list', '/chat/hashes.json'),
      say('A changed page could show you a false list, or signs that match.', 'VIS-08-04'),
      say('Your internet company sees that you visit this site.', 'VIS-08-06'),
      say('And no system is safe against everything.', '1V1-06-05', 'T1V-08-05', 'VIS-08-07'),
    ),
  ],
};

function directCall({ connection }: Manifest): readonly Clause[] {
  if (connection === 'shielded') return [];
  return [
    {
      id: 'direct-shows-address',
      heading: connection === 'direct' ? 'A call shows your IP address' : 'A direct call shows your IP address',
      blocks: [
        paragraph(
          say('Two browsers that talk straight to each other must know each other’s address.', 'VIS-08-05'),
          connection === 'choice'
            ? say('If that worries you, stay with shielded calls.', 'VIS-08-05', 'VIS-02-02')
            : say('If that worries you, use a VPN, or do not start a call.', 'VIS-08-05'),
        ),
      ],
    },
  ];
}
