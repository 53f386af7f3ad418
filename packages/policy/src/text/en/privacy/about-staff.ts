import type { DataName } from '../../../data.ts';
import type { Manifest } from '../../../manifest.ts';
import { paragraph, say, type Section } from '../../document.ts';
import { dataTable } from '../data-table.ts';

/** What is kept about the people who run the service. All other data is about visitors. */
export const STAFF_DATA: readonly DataName[] = ['operators', 'operatorSessions', 'signInChallenges', 'setUpLinks', 'signInLimits'];

export const aboutStaff = (manifest: Manifest): Section => ({
  id: 'staff',
  heading: 'If you run this service',
  clauses: [
    {
      id: 'staff-data',
      heading: 'Accounts for the dashboard',
      blocks: [
        paragraph(
          say('People who run the service sign in with a password and a code from an app.', '1V1-06-06', 'ANC-09-03', 'T1V-08-03'),
          say('Their data, too, is listed in full.', 'VIS-09-01'),
        ),
        dataTable(manifest, {
          caption: 'What we keep about a person who runs the service',
          names: STAFF_DATA,
          promises: ['VIS-09-01'],
        }),
      ],
    },
  ],
});
