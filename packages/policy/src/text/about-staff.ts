import type { Manifest } from '../manifest.ts';
import { dataTable } from './data-table.ts';
import { paragraph, say, type Section } from './document.ts';

export function aboutStaff(manifest: Manifest): Section {
  return {
    id: 'staff',
    heading: 'If you run this service',
    clauses: [
      {
        id: 'staff-data',
        heading: 'Accounts for the dashboard',
        blocks: [
          paragraph(
            say('People who run the service sign in with a password and a code from an app.', 'ANC-09-03', 'T1V-08-03'),
            say('Their data, too, is listed in full.'),
          ),
          dataTable(manifest, 'What we keep about a person who runs the service', [
            'operators',
            'operatorSessions',
            'signInChallenges',
            'setUpLinks',
            'signInLimits',
          ]),
        ],
      },
    ],
  };
}
