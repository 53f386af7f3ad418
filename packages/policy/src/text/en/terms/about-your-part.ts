import type { Manifest } from '../../../manifest.ts';
import { linked, list, paragraph, say, type Section } from '../../document.ts';
import { reach } from '../contact.ts';
import { RULE_COUNT } from '../guidelines/rules.ts';
import { notBuilt, REPORT_LIST } from '../not-built.ts';

export function aboutYourPart(manifest: Manifest): Section {
  return {
    id: 'your-part',
    heading: 'What we ask of you',
    clauses: [
      {
        id: 'rules',
        heading: 'Keep to the guidelines',
        blocks: [
          paragraph(
            linked(
              say(`The guidelines have ${RULE_COUNT} rules, and they are part of this page.`, 'VIS-12-01', '1V1-02-03'),
              'The guidelines',
              '/guidelines/',
            ),
            say('You answer for what you do in the chat.', 'VIS-11-07'),
            linked(
              say('When somebody breaks a rule, people look into it and act.', '1V1-02-03', 'T1V-06-06', 'ANC-03-03'),
              'look into it and act',
              '/guidelines/#decision',
            ),
          ),
          ...notBuilt(REPORT_LIST),
        ],
      },
      {
        id: 'leave-it-whole',
        heading: 'Do not harm the service',
        blocks: [
          list(
            [say('Do not let a robot use the chat.', 'VIS-11-08')],
            [say('Do not flood it, and do not try to stop it for others.', 'VIS-11-08')],
            [say('Do not try to get at other people’s data.', 'VIS-11-08')],
          ),
          paragraph(
            say(
              'There is a limit on how often one network may connect; we count under a scrambled form of its address.',
              'ANC-09-05',
              'VIS-01-02',
            ),
          ),
          paragraph(
            ...reach(manifest, { lead: 'If you find a weak spot,', whom: 'security', promises: ['T1V-08-06', '1V1-12-01', 'VIS-09-05'] }),
          ),
        ],
      },
      {
        id: 'yours',
        heading: 'What you show stays yours',
        blocks: [
          paragraph(
            say('What you show, say and write in a call stays yours.', 'VIS-11-04'),
            say('We get no right to it, and no copy of it.', 'VIS-11-04', '1V1-03-04', 'T1V-06-01', 'ANC-04-01'),
            say('No machine is trained with it.', '1V1-03-06', 'VIS-11-04'),
          ),
        ],
      },
    ],
  };
}
