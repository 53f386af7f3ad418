import { describeDuration } from '../duration.ts';
import type { Manifest } from '../manifest.ts';
import { list, paragraph, say, type Section } from './document.ts';
import { capital, FIELD_WORDS } from './words.ts';

export function aboutReports({ data }: Manifest): Section {
  const kept = describeDuration(data.reports.retention.length);
  return {
    id: 'reports',
    heading: 'When you report somebody',
    clauses: [
      {
        id: 'report',
        heading: 'What a report holds',
        blocks: [
          list(...data.reports.fields.map((field) => [say(`${capital(FIELD_WORDS[field.name])}.`, 'T1V-06-05')])),
          paragraph(
            say(
              'It holds no picture of the call, no text from it, and nothing that says who you are or who they are.',
              'ANC-02-05',
            ),
            say('If you type a name into your report, that name is in it.'),
          ),
          paragraph(
            say('People who run the service read reports to decide what to do.', 'T1V-06-06', '1V1-02-03', 'ANC-03-03'),
            say(
              `A report is kept for ${kept}, counted from the minute it is written; then a job deletes it.`,
              'ANC-05-05',
            ),
          ),
        ],
      },
    ],
  };
}
