import type { Manifest } from '../../../manifest.ts';
import { linked, paragraph, say, type Section, type Sentence } from '../../document.ts';
import { countryName } from '../country-name.ts';

export function aboutAgreement({ age, brand }: Manifest): Section {
  return {
    id: 'agreement',
    heading: 'Who agrees to what',
    clauses: [
      { id: 'operator', heading: 'You and the operator', blocks: [paragraph(...parties(brand))] },
      {
        id: 'agree',
        heading: 'Using it means agreeing to the rules',
        blocks: [
          paragraph(
            linked(
              say('When you use the chat, you agree to this page and to the guidelines.', 'VIS-11-02'),
              'the guidelines',
              '/guidelines/',
            ),
            say('If you do not agree, do not use the chat.', 'T1V-00-02', 'VIS-11-02'),
          ),
          paragraph(
            linked(
              say(
                'Using the chat is never taken as consent to a use of your data.',
                '1V1-11-03',
                'T1V-12-03',
                'ANC-10-02',
              ),
              'your data',
              '/privacy/',
            ),
            say(
              'Where consent is needed, we ask for it, and “no” is as good an answer as “yes”.',
              '1V1-11-03',
              'T1V-12-03',
              'ANC-10-02',
            ),
          ),
        ],
      },
      {
        id: 'age',
        heading: `${age.minimum} and over`,
        blocks: [
          paragraph(
            say(
              `You must be ${age.minimum} or over, wherever you live.`,
              '1V1-10-01',
              'T1V-10-01',
              'ANC-08-01',
            ),
            say('The chat asks you before anything else, and takes your word for it.', 'VIS-08-03'),
            say(
              'If you say no, you go no further, and we do not store that answer.',
              '1V1-10-02',
              'T1V-10-02',
              'ANC-08-02',
            ),
            linked(
              say('If you let a child use the chat on your device, you break these rules.', 'VIS-12-02'),
              'these rules',
              '/guidelines/#minor',
            ),
          ),
        ],
      },
    ],
  };
}

function parties({ name, operator }: Manifest['brand']): readonly Sentence[] {
  if (operator.kind === 'named') {
    return [
      say(
        `These rules apply between you and ${operator.name}, ${operator.address}, ${countryName(operator.country)}.`,
        'T1V-00-01',
        'VIS-11-01',
      ),
    ];
  }
  return [
    say(`These rules apply between you and the operator: whoever runs this copy of ${name}.`, 'VIS-11-01'),
    say('The operator is not named yet.', 'T1V-00-01', 'VIS-10-02'),
  ];
}
