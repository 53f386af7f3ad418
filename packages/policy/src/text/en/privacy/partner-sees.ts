import type { Manifest } from '../../../manifest.ts';
import { type Clause, paragraph, say, table, type Table } from '../../document.ts';
import { capital, FIELD_WORDS } from '../words.ts';

/** The stranger at the other end is the first and largest recipient, and no other policy of this kind says so. */
export const partnerSees = (manifest: Manifest): Clause => ({
  id: 'partner',
  heading: 'What your partner sees',
  blocks: [
    partnerTable(manifest),
    paragraph(
      say('Your IP address tells your partner which internet company you use, and roughly where you are.', 'VIS-03-03'),
      say('Your partner can be in any country.', 'VIS-06-08'),
    ),
  ],
});

function partnerTable({ connection, recipients }: Manifest): Table {
  const views = connection === 'choice' ? (['shielded', 'direct'] as const) : ([connection] as const);
  const sees = recipients.flatMap((recipient) => (recipient.kind === 'chat-partner' ? [recipient.sees] : []));
  const fields = [...new Set(sees.flatMap((seen) => views.flatMap((view) => seen[view])))];
  return table(
    {
      caption: 'What your partner sees of you',
      columns: ['Your partner sees', ...views.map((view) => (view === 'direct' ? 'Direct call' : 'Shielded call'))],
      rows: fields.map((field) => [
        { text: capital(FIELD_WORDS[field]) },
        ...views.map((view) => ({ text: sees.some((seen) => seen[view].includes(field)) ? 'Yes' : 'No' })),
      ]),
    },
    'VIS-03-02',
    'VIS-03-01',
  );
}
