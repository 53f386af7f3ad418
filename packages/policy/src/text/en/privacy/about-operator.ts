import { isPlaceholder } from '../../../brand.ts';
import type { Manifest } from '../../../manifest.ts';
import { paragraph, say, type Section, type Sentence } from '../../document.ts';
import { countryName } from '../country-name.ts';
import { inWords } from '../words.ts';

export const aboutOperator = ({ brand }: Manifest): Section => ({
  id: 'operator',
  heading: 'Who answers for this',
  clauses: [
    {
      id: 'responsible',
      heading: 'The operator',
      blocks: [paragraph(...responsible(brand), ...placeholders(brand))],
    },
  ],
});

function responsible({ domain, name, operator }: Manifest['brand']): readonly Sentence[] {
  const place = domain === 'own' ? '' : ` at ${domain}`;
  if (operator.kind === 'named') {
    return [
      say(`${operator.name}, ${operator.address}, ${countryName(operator.country)}, runs ${name}${place} and answers for it.`, 'T1V-00-01', 'VIS-10-02'),
    ];
  }
  return [
    say(`${name}${place} runs on a program that anyone can use.`, 'T1V-00-01', 'VIS-08-04'),
    say('Whoever runs this copy has not put their name here yet.', 'T1V-00-01', 'VIS-10-02'),
    say('They must do so before they invite visitors.', 'VIS-10-02'),
  ];
}

function placeholders({ contacts }: Manifest['brand']): readonly Sentence[] {
  const open = [...new Set(Object.values(contacts).filter(isPlaceholder))];
  if (open.length === 0) return [];
  const [noun, holds, belongs] = open.length === 1 ? ['address', 'holds', 'belongs'] : ['addresses', 'hold', 'belong'];
  return [say(`The mail ${noun} ${inWords(open)} only ${holds} a place and ${belongs} to nobody.`, 'VIS-10-02')];
}
