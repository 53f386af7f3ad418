import type { DeviceEntry } from '../device.ts';
import { describeDuration } from '../duration.ts';
import type { Manifest } from '../manifest.ts';
import { paragraph, say, type Section, type Table } from './document.ts';

export function aboutDevice({ device }: Manifest): Section {
  return {
    id: 'device',
    heading: 'What your device keeps',
    clauses: [
      {
        id: 'storage',
        heading: 'Cookies and other storage',
        blocks: [
          paragraph(
            say('Your browser keeps these for us and nothing else.', '1V1-04-01', 'T1V-03-01', 'ANC-01-09'),
            say('All of them are needed; so no window asks you to agree.', 'ANC-01-09'),
          ),
          storageTable(device),
          paragraph(
            say(
              'We set nothing for advertising, and nothing that follows you to other sites.',
              '1V1-04-05',
              '1V1-04-07',
              'T1V-03-05',
              'ANC-01-10',
            ),
            say('You can delete all of it in your browser; then the chat asks you about your age again.', 'T1V-03-07'),
          ),
        ],
      },
    ],
  };
}

const KINDS: Readonly<Record<DeviceEntry['kind'], string>> = {
  cookie: 'Cookie',
  'local-storage': 'Local storage',
  'session-storage': 'Session storage',
  'indexed-db': 'Database in the browser',
};

const HOLDS: Readonly<Record<DeviceEntry['holds'], string>> = {
  'adult-yes': 'Your “yes” to the question whether you are an adult.',
  'sign-in-challenge': 'Half a sign-in: the password was right and the code is next. Visitors never get it.',
  'sign-in': 'The sign-in of a person who runs the service. Visitors never get it.',
};

function storageTable(device: readonly DeviceEntry[]): Table {
  return {
    kind: 'table',
    caption: 'What is kept on a device',
    columns: ['What', 'Kept for', 'Sent to us', 'Name'],
    rows: device.map((entry) => [
      { text: HOLDS[entry.holds] },
      lifetime(entry),
      { text: entry.sent ? 'Yes' : 'No' },
      { text: entry.key.replace('*', ''), more: KINDS[entry.kind] },
    ]),
  };
}

function lifetime({ lifetime: kept }: DeviceEntry) {
  switch (kept.kind) {
    case 'until-cleared':
      return { text: 'Until you delete it' };
    case 'browser-session':
      return { text: 'Until you close the browser' };
    case 'lasts':
      return { text: describeDuration(kept.length) };
  }
}
