import type { Manifest } from '../manifest.ts';
import { describeDay } from './describe-day.ts';
import { paragraph, say, type Section } from './document.ts';

export function aboutChanges({ version }: Manifest): Section {
  return {
    id: 'changes',
    heading: 'When this page changes',
    clauses: [
      {
        id: 'this-version',
        heading: 'One list for the page and the program',
        blocks: [
          paragraph(
            say('This page is printed from a list inside the program.', '1V1-00-02'),
            say(
              'The job that deletes reports reads its number from the same list, and so does the rule that tells your browser where a camera may be used.',
            ),
            say('A change of the list changes the page.', '1V1-11-01', 'T1V-12-00', 'ANC-10-00'),
          ),
          paragraph(
            say(
              `This is version ${version.number}, in force since ${describeDay(version.effective)}.`,
              '1V1-00-01',
              'T1V-12-01',
              'ANC-00-01',
              'ANC-10-01',
            ),
            say(
              'Using the chat does not mean that you agree to a new version without being told.',
              '1V1-11-03',
              'T1V-12-03',
            ),
          ),
        ],
      },
    ],
  };
}
