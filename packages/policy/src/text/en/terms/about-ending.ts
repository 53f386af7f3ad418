import type { Manifest } from '../../../manifest.ts';
import { linked, paragraph, say, type Section } from '../../document.ts';
import { BANS, notBuilt } from '../not-built.ts';
import { addressOfBan, endOfBan } from './end-of-ban.ts';

export function aboutEnding(manifest: Manifest): Section {
  return {
    id: 'ending',
    heading: 'How it ends',
    clauses: [
      {
        id: 'you-stop',
        heading: 'When you have had enough',
        blocks: [
          paragraph(
            say('Press “Leave”, or close the page, at any moment.', 'VIS-11-09'),
            say('Your camera goes off, your connection ends, and there is nothing to cancel.', 'VIS-11-09', 'ANC-04-04'),
          ),
        ],
      },
      {
        id: 'shut-out',
        heading: 'When you break the rules',
        blocks: [
          paragraph(
            linked(
              say('A person can end your visit and shut you out.', '1V1-02-03', 'T1V-06-06', 'ANC-03-03', 'VIS-12-10'),
              'shut you out',
              '/guidelines/#decision',
            ),
            ...endOfBan(manifest),
          ),
          ...notBuilt({ ...BANS, ...addressOfBan(manifest) }),
        ],
      },
      {
        id: 'switched-off',
        heading: 'When the service stops',
        blocks: [paragraph(say('The operator may switch the service off, briefly or for good.', 'VIS-11-05'))],
      },
    ],
  };
}
