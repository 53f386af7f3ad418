import type { StoredData } from '../../../data.ts';
import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { type Cell, table, type Table } from '../../document.ts';
import { describeRetention } from '../describe-retention.ts';
import { isBuilt } from '../not-built.ts';
import { capital, inWords, PEOPLE_WORDS } from '../words.ts';
import { heldAddress } from './holds.ts';

/** Three questions that everybody asks of an IP address, each with an answer to be seen at a glance. */
export function addressTable(manifest: Manifest, log: StoredData | 'not-collected'): Table {
  return table(
    {
      caption: 'Your IP address in short',
      columns: ['You ask', 'The answer'],
      rows: [
        [{ text: 'How long is it kept?' }, howLong(manifest, log)],
        [{ text: 'Who sees it?' }, whoSeesIt(manifest, log)],
        [{ text: 'How do I have it deleted?' }, howDeleted(log)],
      ],
      loud: 1,
    },
    'VIS-01-05',
    '1V1-01-02',
    'T1V-01-02',
    'ANC-01-02',
  );
}

function howLong(manifest: Manifest, log: StoredData | 'not-collected'): Cell {
  if (log === 'not-collected') {
    return {
      text: '0 days',
      more: 'Our server knows it while you are connected, and never writes it down.',
      promises: ['VIS-01-03'],
    };
  }
  const { text, more } = describeRetention(log, manifest);
  const held = heldAddress(manifest.holds).map((sentence) => sentence.text);
  return {
    text: `${text} at most`,
    more: [...(isBuilt('ACCESS-LOG') ? [more] : ['Not built yet: today the program does not write it down.']), ...held].join(' '),
    promises: ['VIS-11-13', '1V1-05-01', '1V1-05-04', 'T1V-07-01', 'ANC-01-03', 'ANC-05-01'],
  };
}

const PARTNER = {
  direct: { who: ['your partner'], how: 'A call goes straight to your partner, so they get it.' },
  choice: {
    who: ['your partner in a direct call, if you both allow one', 'our own relay in a shielded call'],
    how: '',
  },
  shielded: { who: ['our own relay'], how: 'Your partner does not get it.' },
} as const;

function whoSeesIt({ connection }: Manifest, log: StoredData | 'not-collected'): Cell {
  const people = log === 'not-collected' ? [] : log.readers.flatMap(({ who }) => PEOPLE_WORDS[who] ?? []);
  const { who, how } = PARTNER[connection];
  const all = [...new Set([...who, ...people])];
  const logged = isBuilt('ACCESS-LOG') ? 'A court can order it, too.' : 'People here, or a court, can only see it once it is written down, and today it is not.';
  const others = log === 'not-collected' ? 'No person here sees it.' : logged;
  return {
    text: capital(inWords(all)),
    more: `${how} ${others}`.trim(),
    promises: ['VIS-03-01', 'VIS-03-02', 'VIS-01-07', ...(connection === 'direct' ? [] : (['VIS-06-01'] as const))],
  };
}

function howDeleted(log: StoredData | 'not-collected'): Cell {
  const close = { text: 'Close the page', more: 'It leaves our memory when you disconnect.' } as const;
  if (log === 'not-collected') return { ...close, promises: ['VIS-01-16', 'ANC-01-03'] };
  const goes = `After ${describeDuration(log.retention.length)} it goes by itself.`;
  const answer = isBuilt('ACCESS-LOG')
    ? { text: 'Ask us, or wait', more: `Tell us the address and when you visited. ${goes}` }
    : { ...close, more: `${close.more} Once it is written down: ask us, and tell us the address and when you visited. ${goes}` };
  return { ...answer, promises: ['VIS-01-16', '1V1-05-05', 'T1V-11-03', 'ANC-07-04', 'ANC-01-03'] };
}
