import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { type Clause, linked, paragraph, say, type Section } from '../../document.ts';
import { takesOver } from '../../taken-over.ts';
import { companies } from './companies.ts';

export const aboutRecipients = (manifest: Manifest): Section => ({
  id: 'others',
  heading: 'Who else gets data',
  clauses: [firstPartner(manifest), companies(manifest), authorities(manifest), borders(manifest), newOwner(manifest)],
});

function firstPartner({ recipients }: Manifest): Clause {
  const relay = recipients.some(({ kind }) => kind === 'own-relay');
  return {
    id: 'first-partner',
    heading: 'Your partner first',
    blocks: [
      paragraph(
        linked(say('The stranger you talk to gets the most: see the table.', 'VIS-03-02'), 'see the table', '#partner'),
        ...(relay
          ? [
              say('Our relay is a program of our own.', 'VIS-06-01'),
              say('It sees addresses while it relays a call, and writes nothing down.', 'VIS-06-01'),
            ]
          : []),
      ),
    ],
  };
}

function authorities({ profile }: Manifest): Clause {
  return {
    id: 'authorities',
    heading: 'Courts and authorities',
    blocks: [
      paragraph(
        linked(
          say(
            'A court or an authority with a valid order can get what exists: what has a period in the table.',
            '1V1-02-06',
            'T1V-02-04',
            'ANC-03-05',
            'ANC-06-03',
          ),
          'in the table',
          '#periods',
        ),
        say('Nobody can get what was never written down.', 'VIS-06-02'),
        takesOver(profile, 'ANC-06-04')
          ? say('We may also show it to others to enforce our terms, to defend ourselves, or to look into abuse.', 'ANC-06-04')
          : say('We hand out nothing just to defend ourselves.', 'VIS-06-06'),
      ),
    ],
  };
}

function borders({ profile }: Manifest): Clause {
  const machines = [
    say('Our machines can stand in another country than yours, and then your data crosses borders.', '1V1-09-01'),
    say('If a company works for us, its line on this page names what protects your data there.', '1V1-09-01', 'VIS-06-07'),
  ];
  return {
    id: 'borders',
    heading: 'Other countries',
    blocks: [
      paragraph(
        say('Your partner can be anywhere, and what they see of you goes there.', 'VIS-06-08'),
        ...(takesOver(profile, '1V1-09-01') ? machines : []),
        say('The same periods and the same rights hold for everybody, in every country.', '1V1-09-02', 'VIS-06-09'),
        say('We follow the GDPR for everybody, not only in Europe.', '1V1-09-03', 'VIS-06-09'),
      ),
    ],
  };
}

function newOwner({ notice }: Manifest): Clause {
  return {
    id: 'new-owner',
    heading: 'A new owner',
    blocks: [
      paragraph(
        say('If the service gets a new owner, they get what is stored at that time, for the same periods.', 'ANC-06-05', 'VIS-06-05'),
        say(`We tell you ${describeDuration(notice.material.leadTime)} before that.`, 'ANC-06-05', 'VIS-10-03'),
      ),
    ],
  };
}
