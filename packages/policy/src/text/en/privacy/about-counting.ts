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
    heading: 'Whole numbers, no people',
    blocks: [
      paragraph(
        say(`We add 1 to a number: so many times this page was opened in this ${analytics.grain}.`, '1V1-01-08', 'T1V-05-01', 'ANC-01-08'),
        say('We do the same for visits, calls started, people who met, and waiting times.', '1V1-01-10', 'T1V-05-01', 'ANC-01-08'),
        say('The list of what may be counted is closed.', '1V1-01-10', 'VIS-01-01'),
      ),
      ...notBuilt({ GEO: 'counting by country' }),
      paragraph(
        say('Time is counted in rough steps at most; how long a visit lasts is not counted today.', '1V1-01-09', 'T1V-05-03', 'ANC-01-08'),
        say('Place is counted by country at most.', '1V1-01-06', 'T1V-05-02', 'ANC-02-04'),
        say('Of the page you came from, only the name of the site may be counted; today it is not.', 'T1V-01-05', 'VIS-04-04'),
      ),
      paragraph(
        say('No id stands beside a number, and no line is about you.', '1V1-01-12', 'T1V-05-04', 'T1V-02-06', 'ANC-01-08'),
        say('So nobody can be found in the numbers, or followed to other sites.', '1V1-01-12', '1V1-04-04', 'T1V-05-04', 'T1V-05-05', 'ANC-01-08', 'ANC-01-10'),
        say('We count with our own program on our own machine.', 'T1V-05-05', '1V1-04-04', 'VIS-06-04'),
        say('The numbers show us what to make better, and whether something is broken.', '1V1-02-05', 'T1V-02-03', 'ANC-03-04'),
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
