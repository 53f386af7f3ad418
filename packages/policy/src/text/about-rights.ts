import { describeDuration } from '../duration.ts';
import { isPlaceholder } from '../brand.ts';
import type { Manifest } from '../manifest.ts';
import { linked, paragraph, say, type Section, type Sentence } from './document.ts';
import { RIGHT_WORDS } from './words.ts';

export function aboutRights(manifest: Manifest): Section {
  const { age, data, rights } = manifest;
  return {
    id: 'rights',
    heading: 'What you can ask of us',
    clauses: [
      {
        id: 'your-rights',
        heading: 'Your rights',
        blocks: [
          paragraph(
            say('You have them wherever you live. We do not ask where that is.', '1V1-08-09', 'T1V-11-09', '1V1-09-02'),
          ),
          {
            kind: 'table',
            caption: 'Your rights',
            columns: ['You may', 'What it means'],
            rows: rights.given.map((right) => [{ text: RIGHT_WORDS[right].name }, { text: RIGHT_WORDS[right].means }]),
          },
        ],
      },
      {
        id: 'ask',
        heading: 'How to ask',
        blocks: [
          paragraph(
            contact('For anything about your data, write to', manifest.brand.contacts.privacy),
            say(
              `A person tells you within ${describeDuration(rights.clock.acknowledge)} that your mail has arrived, and answers within ${describeDuration(rights.clock.answer)}.`,
              '1V1-08-08',
              'T1V-11-08',
              'T1V-11-07',
            ),
            say('We never ask for an identity card.'),
            say(`Your mail is deleted after ${describeDuration(data.mail.retention.length)}.`, 'T1V-07-03'),
          ),
          paragraph(
            say(
              'Nothing we hold has your name on it, so often the honest answer is: we have nothing that we could find as yours.',
            ),
            say(
              'A report can be found if you tell us the day and some words of it; then we can show it, correct it or delete it.',
              '1V1-08-01',
              '1V1-08-03',
            ),
            say(
              'An IP address alone opens nothing: we have none to compare it with, and other people may share yours.',
            ),
          ),
        ],
      },
      {
        id: 'age',
        heading: `Only from ${age.minimum}`,
        blocks: [
          paragraph(
            say(`The chat is for people of ${age.minimum} and over.`, '1V1-10-01', 'T1V-10-01', 'ANC-08-01'),
            say(
              'It asks you once. Your “yes” stays on your device; a “no” is stored nowhere.',
              '1V1-10-02',
              'T1V-03-03',
              'T1V-03-04',
            ),
            say('If you meet a child, report it in the call.', '1V1-10-05', 'T1V-10-03'),
            contact('You can also write to', manifest.brand.contacts.safety),
          ),
        ],
      },
    ],
  };
}

function contact(before: string, address: string): Sentence {
  if (isPlaceholder(address)) {
    return say(
      `${before} whoever runs this copy. They have not set an address yet: ${address} only holds its place.`,
      '1V1-08-07',
      '1V1-12-01',
    );
  }
  return linked(say(`${before} ${address}.`, '1V1-08-07', '1V1-12-01'), address, `mailto:${address}`);
}
