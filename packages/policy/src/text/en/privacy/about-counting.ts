import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { type Clause, linked, paragraph, say, type Section, type Sentence } from '../../document.ts';
import { notBuilt } from '../not-built.ts';
import { countedAllTheSame, mayOptOut, signalNames } from '../privacy-signals.ts';
import { countedList } from './counted-list.ts';

export const aboutCounting = (manifest: Manifest): Section => ({
  id: 'counting',
  heading: 'How we count visits',
  clauses: [counts(manifest), ...toldApart(manifest), ...published(manifest), notCounted(manifest)],
});

function counts({ analytics, data }: Manifest): Clause {
  return {
    id: 'counts',
    heading: 'We count visits, not people',
    blocks: [
      paragraph(say('This is all that we count:', '1V1-01-10', 'VIS-01-01')),
      countedList(analytics),
      paragraph(
        say('A number of the whole site is shown as it is.', 'VIS-04-06'),
        say(`A part of it that fewer than ${analytics.threshold} visitors brought is not shown by itself.`, 'VIS-04-06'),
        place(analytics),
        source(analytics),
      ),
      paragraph(
        say('No number has an id beside it, and no line is about you.', '1V1-01-12', 'T1V-05-04', 'T1V-02-06', 'ANC-01-08'),
        say('So nobody can find you in the numbers, or follow you to other sites.', '1V1-01-12', '1V1-04-04', 'T1V-05-04', 'T1V-05-05', 'ANC-01-08', 'ANC-01-10'),
        say('We count with our own program on our own machine.', 'T1V-05-05', '1V1-04-04', 'VIS-06-04'),
        say('The numbers show us what to improve, and whether something is broken.', '1V1-02-05', 'T1V-02-03', 'ANC-03-04'),
        kept(data.counts.retention),
      ),
    ],
  };
}

const place = ({ tables }: Manifest['analytics']): Sentence =>
  tables.includes('countries')
    ? say('We never count a place more closely than by country.', '1V1-01-06', 'T1V-05-02', 'ANC-02-04')
    : say('We do not count from which country you come.', '1V1-01-06', 'T1V-05-02', 'ANC-02-04');

const source = ({ tables }: Manifest['analytics']): Sentence =>
  tables.includes('referrers')
    ? say('Of the site you came from we count the name, and no more of it.', 'T1V-01-05', 'VIS-04-04')
    : say('We do not count from which site you come.', 'T1V-01-05', 'VIS-04-04');

function kept(retention: Manifest['data']['counts']['retention']): Sentence {
  return retention.kind === 'no-end'
    ? say('The numbers are kept without an end.', 'ANC-05-02', 'VIS-04-05')
    : say(`A number is kept for ${describeDuration(retention.length)}, then it is deleted.`, '1V1-05-01', '1V1-05-02', 'T1V-07-02', 'VIS-04-01');
}

/** Only where visitors are counted, and not events alone. */
function toldApart({ data: { countedToday } }: Manifest): readonly Clause[] {
  if (countedToday === 'not-collected') return [];
  const atMost = describeDuration(countedToday.retention.length);
  return [
    {
      id: 'told-apart',
      heading: 'How we count you once',
      blocks: [
        paragraph(
          say('From your IP address and the kinds of your browser and system we make a code, with a key that is new each day.', 'VIS-04-07'),
          say(`The code is in memory only, for ${atMost} at most, and never on a disk; so is the key, which goes with it.`, 'VIS-04-07'),
          say('If more than one machine counts, they share it in memory.', 'VIS-04-07'),
          say('Without that key, nobody can turn a code back into an address.', 'VIS-04-07'),
        ),
      ],
    },
  ];
}

function published({ analytics }: Manifest): readonly Clause[] {
  if (analytics.published.kind === 'off') return [];
  return [
    {
      id: 'public-numbers',
      heading: 'Numbers for everybody',
      blocks: [
        paragraph(
          linked(say('Everybody can read a few numbers of each day that is over.', 'VIS-04-08'), 'a few numbers', '/numbers/'),
          say(`Chance makes each a little higher or lower: noise of ε = ${analytics.published.epsilon}.`, 'VIS-04-08'),
          say('It hides whether 1 visitor was counted on 1 day.', 'VIS-04-08'),
          say('If the key of that day was lost once, it hides half as well, and the page says so; if twice, there are no numbers.', 'VIS-04-08'),
          say(`A number below ${analytics.published.threshold} is not shown there.`, 'VIS-04-08'),
          say('That holds for that page only, and on another network or with another browser you are another visitor.', 'VIS-04-08'),
        ),
        ...notBuilt({ 'PUBLIC-NUMBERS': 'that page' }),
      ],
    },
  ];
}

function notCounted({ analytics, device }: Manifest): Clause {
  return {
    id: 'no-counting',
    heading: 'How not to be counted',
    blocks: [
      paragraph(
        say(`Turn on ${signalNames(analytics)} in your browser.`, 'VIS-04-03'),
        say('Then it sends us nothing to count, and our server would drop it if it did.', 'VIS-04-03'),
        ...(mayOptOut(device)
          ? [linked(say('With the switch on the cookie page, or without script, it sends nothing either.', 'VIS-04-09'), 'cookie page', '/cookies/#uncounted')]
          : [say('Without script, it sends nothing either.', 'VIS-04-09')]),
        ...countedAllTheSame(analytics),
      ),
    ],
  };
}
