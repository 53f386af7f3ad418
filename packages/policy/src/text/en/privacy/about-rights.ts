import type { Manifest } from '../../../manifest.ts';
import type { Right } from '../../../rights.ts';
import type { PromiseId } from '../../../promises/promises.ts';
import { type Clause, paragraph, say, type Section, table } from '../../document.ts';
import { notBuilt, RIGHTS_PAGE } from '../not-built.ts';
import { RIGHT_WORDS } from '../words.ts';
import { howToAsk } from './how-to-ask.ts';

export const aboutRights = (manifest: Manifest): Section => ({
  id: 'rights',
  heading: 'What you can ask of us',
  clauses: [yourRights(manifest), ...howToAsk(manifest)],
});

const RIGHT_PROMISES: Readonly<Record<Right, readonly PromiseId[]>> = {
  information: ['1V1-00-02', 'T1V-00-03', 'ANC-07-03'],
  access: ['1V1-08-01', 'T1V-11-01', 'ANC-07-03'],
  correction: ['1V1-08-02', 'T1V-11-02'],
  deletion: ['1V1-08-03', '1V1-05-05', 'T1V-11-03', 'ANC-07-04'],
  portability: ['1V1-08-04'],
  objection: ['1V1-08-05', 'T1V-11-04'],
  restriction: ['1V1-08-06', 'T1V-11-04'],
  complaint: ['T1V-11-05'],
};

function yourRights({ rights }: Manifest): Clause {
  return {
    id: 'your-rights',
    heading: 'Your rights',
    blocks: [
      paragraph(
        say(
          'Laws such as the GDPR in the EU and the UK and the CCPA in California give people rights.',
          '1V1-08-09',
          'T1V-11-09',
          'VIS-07-04',
        ),
        say('We give them to everybody, and do not ask where you live.', '1V1-09-02', 'VIS-07-04', 'T1V-11-09'),
      ),
      table(
        {
          caption: 'Your rights',
          columns: ['You may', 'What it means'],
          rows: rights.given.map((right) => [
            { text: RIGHT_WORDS[right].name, promises: RIGHT_PROMISES[right] },
            { text: RIGHT_WORDS[right].means },
          ]),
        },
        'VIS-07-04',
      ),
      ...notBuilt(RIGHTS_PAGE),
    ],
  };
}
