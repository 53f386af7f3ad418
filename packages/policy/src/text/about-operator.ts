import { isPlaceholder } from '../brand.ts';
import type { Manifest } from '../manifest.ts';
import { paragraph, say, type Section, type Sentence } from './document.ts';

export function aboutOperator({ brand }: Manifest): Section {
  return {
    id: 'operator',
    heading: 'Who answers for this',
    clauses: [
      {
        id: 'responsible',
        heading: 'The operator',
        blocks: [paragraph(...responsible(brand), ...placeholders(brand))],
      },
    ],
  };
}

function responsible({ name, operator }: Manifest['brand']): readonly Sentence[] {
  if (operator.kind === 'named') {
    return [
      say(`${operator.name}, ${operator.address}, ${operator.country}, runs ${name} and answers for it.`, 'T1V-00-01'),
    ];
  }
  return [
    say(`${name} is a program that anyone can run.`),
    say('Whoever runs this copy has not put their name here yet.', 'T1V-00-01'),
    say('They must do so before they invite visitors.'),
  ];
}

function placeholders({ contacts }: Manifest['brand']): readonly Sentence[] {
  const open = Object.values(contacts).filter(isPlaceholder);
  if (open.length === 0) return [];
  return [
    say(
      `The mail ${open.length === 1 ? 'address' : 'addresses'} ${open.join(' and ')} only ${open.length === 1 ? 'holds' : 'hold'} a place and ${open.length === 1 ? 'belongs' : 'belong'} to nobody.`,
    ),
  ];
}
