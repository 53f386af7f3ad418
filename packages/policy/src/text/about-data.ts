import { describeDuration } from '../duration.ts';
import type { Manifest } from '../manifest.ts';
import { dataTable } from './data-table.ts';
import { list, paragraph, say, type Section, type Table } from './document.ts';
import { BASIS_ARTICLES, BASIS_WORDS, capital, PURPOSE_REASONS, PURPOSE_WORDS } from './words.ts';
import { PURPOSES } from '../vocabulary.ts';

export function aboutData(manifest: Manifest): Section {
  return {
    id: 'data',
    heading: 'What we learn, and how long it stays',
    clauses: [
      {
        id: 'periods',
        heading: 'Everything about a visitor',
        blocks: [
          paragraph(
            say('This is the whole list.', '1V1-01-01', 'T1V-01-01', 'ANC-01-01'),
            say('What is not in it, we do not have.'),
          ),
          dataTable(manifest, 'What we learn about a visitor, and how long it stays', [
            'address',
            'request',
            'limits',
            'session',
            'handshake',
            'relay',
            'call',
            'reports',
            'counts',
            'mail',
          ]),
        ],
      },
      {
        id: 'address',
        heading: 'Your IP address',
        blocks: [
          paragraph(
            say('Your IP address is where our answers go; without it no page reaches you.', '1V1-01-02'),
            say('We hold it in memory while you are connected and write it to no log and no database.', 'ANC-01-02'),
            say('We do not look up where it is.', '1V1-01-06', 'T1V-01-07', 'ANC-02-04'),
          ),
          paragraph(
            say('To slow down floods, we count how often one network knocks.', 'ANC-09-05'),
            say('The counter stands under a scrambled form of the address.'),
            say(
              `The key to it changes after ${describeDuration(manifest.data.limits.retention.length)} at most and is never written down.`,
            ),
            say('Without the key nobody can turn it back.'),
          ),
        ],
      },
      {
        id: 'never',
        heading: 'What we never ask for',
        blocks: [
          list(
            [say('Your name, a user name or an account.', '1V1-01-18', 'ANC-02-03', '1V1-01-16')],
            [say('Your phone number or a social media account.', '1V1-01-19', '1V1-01-20', 'ANC-02-02', 'ANC-02-08')],
            [say('Your place: no page of ours may ask your device where it is.', '1V1-01-06', 'T1V-01-07')],
            [say('Your fingerprint, your face as a pattern, or your voice as a pattern.', '1V1-01-22')],
            [say('Money or a card. The service is free.', '1V1-01-21', 'ANC-02-07')],
          ),
        ],
      },
      {
        id: 'purposes',
        heading: 'Why we may use it',
        blocks: [
          paragraph(
            say('These purposes are all there are.', '1V1-02-00', 'T1V-02-00', 'ANC-03-00'),
            say('Each one has a legal basis.', '1V1-09-03'),
          ),
          purposeTable(manifest),
        ],
      },
    ],
  };
}

function purposeTable({ purposes }: Manifest): Table {
  return {
    kind: 'table',
    caption: 'Purposes and their legal basis',
    columns: ['We use data', 'Legal basis', 'Why it is fair'],
    rows: PURPOSES.map((purpose) => [
      { text: capital(PURPOSE_WORDS[purpose]) },
      { text: capital(BASIS_WORDS[purposes[purpose]]), more: BASIS_ARTICLES[purposes[purpose]] },
      { text: PURPOSE_REASONS[purpose] },
    ]),
  };
}
