import type { Manifest } from '../../../manifest.ts';
import type { Processor } from '../../../recipient.ts';
import { type Clause, list, paragraph, say, type Sentence } from '../../document.ts';
import { describeDay } from '../describe-day.ts';
import { countryName } from '../country-name.ts';
import { amount, capital, FIELD_WORDS, inWords, SAFEGUARD_WORDS, SERVICE_WORDS } from '../words.ts';

/** The companies that work for the operator, each with what it gets and what binds it. */
export function companies(manifest: Manifest): Clause {
  const all = manifest.recipients.flatMap((recipient) => (recipient.kind === 'processor' ? [recipient] : []));
  return {
    id: 'companies',
    heading: 'Companies',
    blocks: [
      paragraph(
        say(
          `This program hands data to ${amount(all.length, 'other company', 'other companies')}.`,
          '1V1-07-01',
          'T1V-09-01',
          'ANC-06-02',
        ),
        ...hosting(manifest, all),
        say(
          `A company may work for us only for ${inWords(Object.values(SERVICE_WORDS), 'or')}.`,
          '1V1-07-01',
          'T1V-09-01',
          'ANC-06-02',
        ),
        say('It gets only the data that this work needs.', '1V1-07-02', 'ANC-06-06', 'VIS-06-03'),
        say('A contract binds it to use the data for nothing else.', '1V1-07-03', 'T1V-09-02', 'ANC-06-02'),
      ),
      ...(all.length === 0 ? [] : [list(...all.map((company) => describe(company)))]),
      paragraph(
        say('We do not sell, rent, trade or share your data for marketing.', '1V1-02-07', 'T1V-02-07', 'T1V-04-04', 'ANC-06-01'),
        say(
          'Nothing goes to social networks, advertising networks or data brokers.',
          '1V1-04-08',
          '1V1-07-04',
          'T1V-09-03',
          'T1V-09-04',
          'T1V-09-05',
          'VIS-06-10',
        ),
        origins(all),
      ),
    ],
  };
}

function hosting({ brand }: Manifest, all: readonly Processor[]): readonly Sentence[] {
  if (brand.operator.kind === 'named' || all.length > 0) return [];
  return [
    say('Whoever runs this copy may rent a machine from a company.', 'VIS-06-03'),
    say('Then they must name it here.', 'VIS-06-03'),
  ];
}

function origins(all: readonly Processor[]): Sentence {
  const others = all.flatMap(({ origins: own }) => own.map((origin) => origin.replace('https://', '')));
  const from = others.length === 0 ? 'this one address' : inWords(['this address', ...others]);
  return say(
    `Every page, script, picture and font comes from ${from}, and we tell your browser to refuse the rest.`,
    '1V1-04-06',
    'T1V-03-06',
    'T1V-09-03',
    'T1V-09-04',
    'VIS-06-04',
  );
}

function describe({ name, service, country, gets, safeguard, contract }: Processor): readonly Sentence[] {
  return [
    say(`${name} (${SERVICE_WORDS[service]}, ${countryName(country)}) gets ${inWords(gets.map((field) => FIELD_WORDS[field]))}.`, '1V1-07-02', 'ANC-06-06', 'VIS-06-07'),
    say(`${capital(SAFEGUARD_WORDS[safeguard])}.`, 'VIS-06-07'),
    say(`Contract: ${contract.reference}, to be read again by ${describeDay(contract.reviewBy)}.`, '1V1-07-03', 'T1V-09-02', 'ANC-06-02', 'VIS-06-07'),
  ];
}
