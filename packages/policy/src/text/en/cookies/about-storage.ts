import type { DeviceEntry } from '../../../device.ts';
import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { type Cell, type Clause, paragraph, say, type Section, type Sentence, table, type Table } from '../../document.ts';
import { amount } from '../words.ts';

export const aboutStorage = ({ device }: Manifest): Section => ({
  id: 'kept',
  heading: 'What is kept',
  clauses: [visitors(device), operators(device), NEVER],
});

function visitors(device: readonly DeviceEntry[]): Clause {
  const entries = device.filter((entry) => entry.who === 'visitor');
  return {
    id: 'storage',
    heading: 'On your device',
    blocks: [
      paragraph(
        say('Your browser keeps this for us, and nothing else.', '1V1-04-01', 'T1V-03-01', 'ANC-01-09', 'VIS-13-01'),
        needed(entries),
      ),
      storageTable('What a visitor’s device keeps', entries),
      paragraph(
        ...sent(entries),
        session(entries),
        say('You cannot switch the needed ones off here: without them the site would ask you the same things on every page.', '1V1-04-02', 'VIS-13-02'),
      ),
    ],
  };
}

function needed(entries: readonly DeviceEntry[]): Sentence {
  const chosen = entries.some((entry) => entry.purpose === 'own-choice') ? ', or you asked for it' : '';
  const all = entries.every((entry) => entry.essential) ? 'All of it' : 'All that is not for counting';
  return say(`${all} is needed${chosen}.`, '1V1-04-02', 'ANC-01-09', 'VIS-13-02');
}

function sent(entries: readonly DeviceEntry[]): readonly Sentence[] {
  const count = entries.filter((entry) => entry.sent).length;
  if (count === 0) return [say('None of it is sent to our servers; only the pages in your own browser read it.', 'T1V-03-03', 'T1V-03-04', 'VIS-13-06')];
  return entries.every((entry) => !entry.sent || entry.holds === 'blocked-tags')
    ? [
        say('With a search our server gets a code made of the tags of people whom you blocked.', 'VIS-02-19', 'VIS-13-06'),
        say('Nothing else of it is sent; only the pages in your own browser read it.', 'T1V-03-03', 'T1V-03-04', 'VIS-13-06'),
      ]
    : [say(`Our servers get ${amount(count, 'of these', 'of these')} with each request.`, 'VIS-13-01')];
}

/** A cookie of a visit is there for one visit only; where there is no cookie, that is true without one. */
function session(entries: readonly DeviceEntry[]): Sentence {
  return entries.some((entry) => entry.kind === 'cookie')
    ? say('A cookie of a visit is gone when you close the browser.', 'T1V-03-02', 'VIS-13-01')
    : say('You get no cookie, so none is left when you close the browser.', 'T1V-03-02', 'VIS-13-01');
}

function operators(device: readonly DeviceEntry[]): Clause {
  return {
    id: 'staff-storage',
    heading: 'If you run this service',
    blocks: [
      paragraph(
        say('People who sign in to the dashboard get these.', '1V1-04-01', 'ANC-01-09', 'VIS-13-01'),
        say('Visitors never do.', 'T1V-03-01', 'VIS-13-01'),
      ),
      storageTable('What the device of a person who runs the service keeps', device.filter((entry) => entry.who === 'operator')),
    ],
  };
}

const NEVER: Clause = {
  id: 'never-set',
  heading: 'What is never there',
  blocks: [
    paragraph(
      say('No cookie for advertising, ours or anybody’s.', '1V1-04-05', 'T1V-03-05', 'ANC-01-10'),
      say('No pixel of a social or advertising network.', '1V1-04-06', 'T1V-03-06', 'ANC-01-10'),
      say('Nothing that follows you from site to site.', '1V1-04-07', '1V1-04-04', 'T1V-05-05', 'ANC-01-10'),
    ),
  ],
};

const KINDS: Readonly<Record<DeviceEntry['kind'], string>> = {
  cookie: 'Cookie',
  'local-storage': 'Local storage',
  'session-storage': 'Session storage',
  'indexed-db': 'Database in the browser',
};

const HOLDS: Readonly<Record<DeviceEntry['holds'], string>> = {
  'adult-yes': 'Your “yes” to the question about your age',
  'notice-version': 'The number of the last notice you read',
  'not-counted': 'Your wish not to be counted',
  'blocked-tags': 'The random tags of people whom you blocked',
  choice: 'A choice you made',
  'visit-mark': 'A mark for counting visits',
  'sign-in': 'The sign-in',
  'sign-in-challenge': 'An unfinished sign-in: the password was right and the code is next',
};

const REASONS: Readonly<Record<DeviceEntry['purpose'], string>> = {
  'age-answer': 'Needed: so that we ask you once',
  'notice-read': 'Needed: so that a notice goes away when you have read it',
  'own-choice': 'You asked for it',
  'stay-signed-in': 'Needed: to stay signed in',
  count: 'For counting: only after your yes',
};

function storageTable(caption: string, entries: readonly DeviceEntry[]): Table {
  return table(
    {
      caption,
      columns: ['What', 'Kept for', 'Why', 'Sent to us', 'Name'],
      rows: entries.map((entry) => [
        { text: HOLDS[entry.holds] },
        lifetime(entry),
        { text: REASONS[entry.purpose] },
        { text: entry.sent ? 'Yes' : 'No' },
        { text: entry.key.replace('*', ''), more: KINDS[entry.kind] },
      ]),
      loud: 1,
    },
    'VIS-13-01',
    '1V1-04-01',
    'T1V-03-01',
    'ANC-01-09',
  );
}

function lifetime({ lifetime: kept }: DeviceEntry): Cell {
  switch (kept.kind) {
    case 'until-cleared':
      return { text: 'Until you clear it' };
    case 'browser-session':
      return { text: 'Until you close the browser' };
    case 'lasts':
      return { text: describeDuration(kept.length) };
  }
}
