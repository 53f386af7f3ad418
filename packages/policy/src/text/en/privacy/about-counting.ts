import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { type Clause, paragraph, say, type Section, type Sentence } from '../../document.ts';
import { notBuilt } from '../not-built.ts';
import { countedAllTheSame, signalNames } from '../privacy-signals.ts';

export const aboutCounting = (manifest: Manifest): Section => ({
  id: 'counting',
  heading: 'How we count visits',
  clauses: [counts(manifest), notCounted(manifest)],
});

function counts({ analytics, data }: Manifest): Clause {
  return {
    id: 'counts',
    heading: 'We count visits, not people',
    blocks: [
      paragraph(
        say(`When a page is opened, we add 1 to the number for that page and that ${analytics.grain}.`, '1V1-01-08', 'T1V-05-01', 'ANC-01-08'),
        say('We do the same for visits, calls that start, people who meet, and waiting times.', '1V1-01-10', 'T1V-05-01', 'ANC-01-08'),
        say('There is a fixed list of what may be counted.', '1V1-01-10', 'VIS-01-01'),
      ),
      ...notBuilt({ GEO: 'counting by country' }),
      paragraph(
        say('We count time in rough steps only, and today we do not count how long a visit lasts.', '1V1-01-09', 'T1V-05-03', 'ANC-01-08'),
        say('We never count a place more closely than by country.', '1V1-01-06', 'T1V-05-02', 'ANC-02-04'),
        say('We may count the name of the site you came from, and no more of it; today we do not.', 'T1V-01-05', 'VIS-04-04'),
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

function kept(retention: Manifest['data']['counts']['retention']): Sentence {
  return retention.kind === 'no-end'
    ? say('The numbers are kept without an end.', 'ANC-05-02', 'VIS-04-05')
    : say(`A number is kept for ${describeDuration(retention.length)}, then it is deleted.`, '1V1-05-01', '1V1-05-02', 'T1V-07-02', 'VIS-04-01');
}

function notCounted({ analytics }: Manifest): Clause {
  return {
    id: 'no-counting',
    heading: 'How not to be counted',
    blocks: [
      paragraph(
        say(`Turn on ${signalNames(analytics)} in your browser.`, 'VIS-04-03'),
        say('Then your browser sends us nothing to count, and our server would drop it if it did.', 'VIS-04-03'),
        ...countedAllTheSame(analytics),
      ),
    ],
  };
}
