import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { type Clause, linked, list, paragraph, say } from '../../document.ts';
import { reach } from '../contact.ts';
import { longestBan } from '../terms/end-of-ban.ts';
import { notBuilt } from '../not-built.ts';

/** The rule about children, and all that happens when one is found (C20: what any of the policies promises). */
export function adultsOnly(manifest: Manifest): Omit<Clause, 'id'> {
  const { age } = manifest;
  const ban = longestBan(manifest);
  return {
    heading: 'Adults only',
    blocks: [
      paragraph(
        say(`Nobody under ${age.minimum} may be here.`, '1V1-10-01', 'T1V-10-01', 'ANC-08-01'),
        say('Nothing sexual about children, in pictures or in words.', 'VIS-12-02'),
        say('If you meet somebody who seems to be a child, report it and leave.', '1V1-10-05', 'T1V-10-03', 'VIS-12-14'),
        ...reach(manifest, { lead: 'You can also', whom: 'safety', promises: ['1V1-10-05', 'T1V-10-03', 'VIS-08-09'] }),
      ),
      paragraph(say('When we find that a visitor is a minor:', 'VIS-12-11')),
      list(
        [say('their visit ends at once;', '1V1-10-03', 'ANC-08-03', 'VIS-12-11')],
        [say('their data is deleted;', '1V1-10-04', 'T1V-10-04', 'VIS-12-11')],
        [
          ban === null
            ? say('they are kept out, as far as that is possible without a stored IP address;', 'ANC-08-04', 'VIS-12-11')
            : say(`they are kept out, for ${describeDuration(ban)} at most;`, 'ANC-08-04', 'VIS-12-11'),
        ],
        [say('where a child is in danger, we tell the authorities.', 'T1V-10-04', 'VIS-12-11')],
      ),
      paragraph(
        linked(
          say('Only what the law makes us keep as evidence stays longer, and then for a stated reason.', 'VIS-12-11'),
          'stays longer',
          '/privacy/',
        ),
      ),
      ...notBuilt({ 'MINOR-LANE': 'one step that does all this once a person decides it' }),
    ],
  };
}
