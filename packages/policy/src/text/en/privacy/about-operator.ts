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
  if (operator.kind === 'named') {
    const place = domain === 'own' ? '' : ` at ${domain}`;
    return [
      say(`${operator.name}, ${operator.address}, ${countryName(operator.country)}, runs ${name}${place} and answers for it.`, 'T1V-00-01', 'VIS-10-02'),
    ];
  }
  return [
    // A copy may run on any host: the domain is for whoever is named to claim.
    say(`This copy of ${name} runs on a program that anyone can use.`, 'T1V-00-01', 'VIS-08-04'),
    say('Whoever runs it has not put their name here yet.', 'T1V-00-01', 'VIS-10-02'),
    say('They must do so before they invite visitors.', 'VIS-10-02'),
  ];
}

function placeholders({ contacts }: Manifest['brand']): readonly Sentence[] {
  const open = [...new Set(Object.values(contacts).filter(isPlaceholder))];
  if (open.length === 0) return [];
  const [noun, are, belongs] = open.length === 1 ? ['address', 'is a placeholder', 'belongs'] : ['addresses', 'are placeholders', 'belong'];
  return [say(`The mail ${noun} ${inWords(open)} ${are} and ${belongs} to nobody.`, 'VIS-10-02')];
}
