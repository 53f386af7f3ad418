import { describeDuration } from '../duration.ts';
import type { Manifest } from '../manifest.ts';
import { paragraph, say, type Section } from './document.ts';
import { inWords } from './words.ts';

const SIGNALS = { GPC: 'Global Privacy Control', DNT: 'Do Not Track' } as const;

export function aboutCounting({ analytics, data }: Manifest): Section {
  const signals = inWords(analytics.honours.map((signal) => SIGNALS[signal]));
  return {
    id: 'counting',
    heading: 'How we count visits',
    clauses: [
      {
        id: 'counts',
        heading: 'Whole numbers, no people',
        blocks: [
          paragraph(
            say(
              `We add 1 to a number: so many times this page was opened in this ${analytics.grain}.`,
              '1V1-01-08',
              'T1V-05-01',
              'ANC-01-08',
            ),
            say('We do the same for visits, calls started, people who met, and waiting times.', 'ANC-01-08'),
            say(
              'There is no cookie, no id and no line about you, so the numbers cannot be traced back.',
              '1V1-01-12',
              'T1V-05-04',
              'T1V-02-06',
            ),
            say(`A number is kept for ${describeDuration(data.counts.retention.length)}.`),
          ),
          paragraph(
            say(
              'Our server reads the name that your browser gives itself, to leave robots out, and drops it at once.',
              '1V1-01-03',
            ),
          ),
        ],
      },
      {
        id: 'no-counting',
        heading: 'How not to be counted',
        blocks: [
          paragraph(
            say(
              `Turn on ${analytics.honours.length === 1 ? signals : signals.replace(' and ', ' or ')} in your browser.`,
              '1V1-08-05',
            ),
            say(
              'Then your browser sends us nothing to count, and our server would count nothing if it did.',
              '1V1-08-05',
            ),
          ),
        ],
      },
    ],
  };
}
