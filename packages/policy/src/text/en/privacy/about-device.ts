import type { Manifest } from '../../../manifest.ts';
import { linked, paragraph, say, type Section } from '../../document.ts';
import { amount } from '../words.ts';

/** Two sentences and a link: the cookie page has the rest. */
export function aboutDevice({ device }: Manifest): Section {
  const visitors = device.filter((entry) => entry.who === 'visitor');
  const cookies = visitors.filter((entry) => entry.kind === 'cookie').length;
  return {
    id: 'device',
    heading: 'What your device keeps',
    clauses: [
      {
        id: 'storage',
        heading: 'Cookies and other storage',
        blocks: [
          paragraph(
            say(
              `A visitor’s browser keeps ${amount(cookies, 'cookie')} and ${amount(visitors.length - cookies, 'other entry', 'other entries')} for us.`,
              '1V1-04-01',
              'T1V-03-01',
              'ANC-01-09',
            ),
            say('Nothing is set for advertising or to follow you.', '1V1-04-05', '1V1-04-07', 'T1V-03-05', 'ANC-01-10'),
            linked(
              say('The cookie page lists every entry, and how to clear it.', '1V1-04-01', 'T1V-03-07', 'ANC-07-02'),
              'cookie page',
              '/cookies/',
            ),
          ),
        ],
      },
    ],
  };
}
