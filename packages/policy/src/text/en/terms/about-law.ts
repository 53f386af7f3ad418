import type { Manifest } from '../../../manifest.ts';
import { linked, paragraph, say, type Section, type Sentence } from '../../document.ts';
import { reach } from '../contact.ts';
import { countryName } from '../country-name.ts';

export function aboutLaw(manifest: Manifest): Section {
  return {
    id: 'law',
    heading: 'Law and complaints',
    clauses: [
      {
        id: 'which-law',
        heading: 'Which law applies',
        blocks: [
          paragraph(
            ...lawOf(manifest.brand.operator),
            say('If the law of your own country protects you more, you keep that protection.', 'VIS-11-11', '1V1-08-09', 'T1V-11-09'),
          ),
        ],
      },
      {
        id: 'complain',
        heading: 'If you want to complain',
        blocks: [
          paragraph(
            ...reach(manifest, { whom: 'safety', promises: ['VIS-11-16', '1V1-12-01', 'T1V-13-01'] }),
            linked(
              say('If it is about your data, you can also complain to a data protection authority.', 'T1V-11-05', 'VIS-11-16'),
              'your data',
              '/privacy/',
            ),
            say('You can always go to court.', 'VIS-11-16'),
          ),
        ],
      },
    ],
  };
}

function lawOf(operator: Manifest['brand']['operator']): readonly Sentence[] {
  if (operator.kind === 'named') return [say(`The law of ${countryName(operator.country)} applies, because the operator is based there.`, 'VIS-11-10')];
  return [
    say('The law of the operator’s country applies.', 'VIS-11-10'),
    say('It is named once an operator is named.', 'VIS-11-10', 'VIS-10-02'),
  ];
}
