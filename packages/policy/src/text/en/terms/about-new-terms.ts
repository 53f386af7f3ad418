import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { linked, paragraph, say, type Section } from '../../document.ts';

export function aboutNewTerms({ notice }: Manifest): Section {
  return {
    id: 'changes',
    heading: 'When this page changes',
    clauses: [
      {
        id: 'new-version',
        heading: 'You hear of it first',
        blocks: [
          paragraph(
            say('This page may change when the service or the law does.', '1V1-11-01', 'T1V-12-00', 'ANC-10-00'),
            linked(
              say(
                'The date under its title changes with it, and every version stays in the history.',
                '1V1-00-01',
                'T1V-12-01',
                'ANC-10-01',
                'ANC-10-03',
              ),
              'the history',
              '/privacy/history/',
            ),
          ),
          paragraph(
            say(
              `A change that matters is announced at least ${describeDuration(notice.material.leadTime)} before it counts.`,
              '1V1-11-02',
              'T1V-12-02',
              'VIS-11-14',
            ),
            say('The chat shows it until you have read it.', '1V1-11-02', 'T1V-12-02', 'VIS-11-14'),
            say('If you use the chat after that, it means that you have seen it, never that you consent.', '1V1-11-03', 'T1V-12-03', 'ANC-10-02'),
          ),
          paragraph(
            say(
              'A new operator is such a change: what is stored may go with the service, and you hear of it before.',
              'ANC-06-05',
              'VIS-11-14',
            ),
          ),
        ],
      },
    ],
  };
}
