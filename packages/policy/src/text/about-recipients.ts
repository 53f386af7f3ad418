import type { Manifest } from '../manifest.ts';
import type { Processor } from '../recipient.ts';
import { linked, list, paragraph, say, type Section, type Sentence } from './document.ts';
import { FIELD_WORDS, inWords } from './words.ts';

export function aboutRecipients(manifest: Manifest): Section {
  const companies = manifest.recipients.flatMap((recipient) => (recipient.kind === 'processor' ? [recipient] : []));
  return {
    id: 'others',
    heading: 'Who else gets data',
    clauses: [
      {
        id: 'first-partner',
        heading: 'Your partner first',
        blocks: [
          paragraph(
            linked(say('The stranger you talk to gets the most: see the table.'), 'see the table', '#partner'),
            ...(manifest.recipients.some((recipient) => recipient.kind === 'own-relay')
              ? [
                  say(
                    'Our relay is a program of our own. It sees addresses while it relays a call, and writes nothing down.',
                  ),
                ]
              : []),
          ),
        ],
      },
      {
        id: 'companies',
        heading: 'Companies',
        blocks: [
          paragraph(
            say(
              `This program hands data to ${companies.length} other ${companies.length === 1 ? 'company' : 'companies'}.`,
              '1V1-07-01',
            ),
            say(
              'Every page, script, picture and font comes from this one address, and we tell your browser to refuse the rest.',
              '1V1-04-06',
              'T1V-09-03',
              'T1V-09-04',
            ),
            say('We sell nothing, rent nothing and trade nothing.', '1V1-02-07', 'T1V-02-07', 'ANC-06-01'),
            ...hosting(manifest, companies),
          ),
          ...(companies.length === 0 ? [] : [list(...companies.map((company) => [describe(company)]))]),
        ],
      },
      {
        id: 'authorities',
        heading: 'Courts and authorities',
        blocks: [
          paragraph(
            linked(
              say(
                'A court or an authority with a valid order can get what exists: everything with a period in the table above.',
                'ANC-06-03',
                '1V1-02-06',
              ),
              'in the table above',
              '#periods',
            ),
            say('Nobody can order what was never written down.'),
          ),
        ],
      },
    ],
  };
}

function hosting({ brand }: Manifest, companies: readonly Processor[]): readonly Sentence[] {
  if (brand.operator.kind === 'named' || companies.length > 0) return [];
  return [say('Whoever runs this copy may rent a machine from a company. Then they must name it here.')];
}

function describe({ name, service, country, gets }: Processor): Sentence {
  const fields = inWords(gets.map((field) => FIELD_WORDS[field]));
  return say(`${name} (${service.replace('-', ' ')}, ${country}) gets ${fields}.`, '1V1-07-02');
}
