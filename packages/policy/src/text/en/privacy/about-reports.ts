import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { type Clause, linked, list, paragraph, say, type Section } from '../../document.ts';
import { howOften, STARTS } from '../describe-retention.ts';
import { notBuilt, REPORT_LIST } from '../not-built.ts';
import { capital, FIELD_WORDS } from '../words.ts';

export const aboutReports = (manifest: Manifest): Section => ({
  id: 'reports',
  heading: 'When somebody behaves badly',
  clauses: [report(manifest), ABUSE],
});

function report({ data, sweepEvery }: Manifest): Clause {
  const { fields, retention } = data.reports;
  return {
    id: 'report',
    heading: 'What a report holds',
    blocks: [
      list(...fields.map((field) => [say(`${capital(FIELD_WORDS[field.name])}.`, 'T1V-06-05', 'VIS-01-01')])),
      paragraph(
        say('It holds no picture and no sound of the call.', 'T1V-06-05', 'ANC-02-05', '1V1-03-04'),
        say('It holds a text of the call only if you tick it.', 'VIS-12-21', 'VIS-12-22'),
        say('If you type a name into your report, that name is in it.', 'VIS-01-04'),
      ),
      paragraph(
        say('Your browser seals ticked texts for the people who handle reports; the servers that keep them cannot open them.', 'VIS-12-21', 'VIS-12-22'),
      ),
      paragraph(
        say('People read reports, look into what happened, and act.', 'T1V-06-06', '1V1-02-03', 'ANC-03-03'),
        say(
          `A report is kept for ${describeDuration(retention.length)}, counted from ${STARTS[retention.from]}.`,
          'ANC-05-05',
          'VIS-01-09',
        ),
        say(`Then a job that runs ${howOften(sweepEvery)} deletes it.`, 'ANC-05-05', 'VIS-01-09'),
      ),
      ...notBuilt(REPORT_LIST),
    ],
  };
}

const ABUSE: Clause = {
  id: 'abuse',
  heading: 'How abuse is found',
  blocks: [
    paragraph(
      say('Programs watch for spam, floods and many reports about one visitor.', '1V1-02-04', 'T1V-02-02', 'ANC-03-02', 'ANC-09-04'),
      say('They see numbers and reports, never a call.', '1V1-03-05', 'T1V-06-02', 'ANC-04-03'),
      say('People look into reports as well.', 'ANC-03-03', 'T1V-06-06', '1V1-02-03'),
      linked(
        say('The community guidelines say what is not allowed.', '1V1-02-03', 'T1V-06-06', 'VIS-01-20'),
        'community guidelines',
        '/guidelines/',
      ),
    ),
    ...notBuilt({ ABUSE: 'the program that watches for spam and for many reports', ...REPORT_LIST }),
  ],
};
