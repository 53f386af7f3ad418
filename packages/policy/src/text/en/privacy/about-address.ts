import type { MemoryData, StoredData } from '../../../data.ts';
import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { type Clause, linked, paragraph, say, type Section } from '../../document.ts';
import { BANS, notBuilt, RIGHTS_PAGE } from '../not-built.ts';
import { PURPOSE_WORDS } from '../words.ts';
import { addressLog, noAddressLog } from './address-log.ts';
import { addressTable } from './address-table.ts';

/** What a reader in a hurry came for; so it stands first. */
export function aboutAddress(manifest: Manifest): Section {
  const { accessLog } = manifest.data;
  return {
    id: 'your-address',
    heading: 'Your IP address',
    clauses: [
      inShort(manifest, accessLog),
      accessLog === 'not-collected' ? noAddressLog() : addressLog(manifest, accessLog),
      region(manifest),
      floods(manifest),
    ],
  };
}

function inShort(manifest: Manifest, log: StoredData | 'not-collected'): Clause {
  return {
    id: 'address',
    heading: 'How long, who, and how to have it deleted',
    blocks: [
      addressTable(manifest, log),
      paragraph(
        say('Without your IP address, our server could not send you a page.', '1V1-01-02', 'T1V-01-02', 'ANC-01-02'),
        say(`We use it for this only: ${usesOf(manifest)}.`, '1V1-02-00', 'T1V-01-02', 'ANC-01-02'),
        ...(log === 'not-collected'
          ? []
          : [linked(say(
                'To have it deleted sooner, ask us, and tell us the address and when you visited.',
                '1V1-05-05',
                'T1V-11-03',
                'ANC-07-04',
              ),
              'ask us',
              '#proof-of-you',
            )]),
      ),
      ...(log === 'not-collected' ? [] : notBuilt({ 'ACCESS-LOG': 'writing your IP address down', ...heldNotBuilt(manifest), ...RIGHTS_PAGE })),
    ],
  };
}

const heldNotBuilt = ({ holds }: Manifest) => (holds.length === 0 ? {} : { 'LEGAL-HOLD': 'keeping it longer for a stated reason' });

/** Why an address is read, in memory and from the log. */
function usesOf({ data: { accessLog, address } }: Manifest): string {
  const readers = [...address.readers, ...(accessLog === 'not-collected' ? [] : accessLog.readers)];
  return [...new Set(readers.map(({ purpose }) => PURPOSE_WORDS[purpose]))].join('; ');
}

function region({ analytics, data, matching }: Manifest): Clause {
  const counted = analytics.tables.includes('countries');
  const searched = matching.region !== 'off';
  return {
    id: 'region',
    heading: 'Where you are',
    blocks: [
      paragraph(
        ...(counted ? [say('When you open a page, we look up the country of your IP address, to count visitors by country.', '1V1-01-06', 'T1V-01-07', 'T1V-05-02', 'ANC-02-04')] : []),
        ...(searched ? LOOKED_UP : []),
        data.region !== 'not-collected'
          ? say(`It stays in memory while you are connected${more(data.region)}, and is never written down with anything about you.`, '1V1-01-11', 'T1V-01-07', 'ANC-02-04')
          : say('We do not look up where your IP address is.', '1V1-01-06', 'T1V-01-07', 'ANC-02-04'),
        say('We never ask your device where it is.', '1V1-01-06', 'T1V-01-07', 'ANC-02-04', 'VIS-01-12'),
      ),
    ],
  };
}

/** What several servers share goes a moment later. */
const more = ({ retention: { grace } }: MemoryData): string => (grace === undefined ? '' : ` and ${describeDuration(grace)} more at most`);

const LOOKED_UP = [
  say('When you open the chat, we look up the country of your IP address.', '1V1-01-06', 'T1V-01-07', 'T1V-01-02', 'ANC-02-04'),
  say('Where this copy has no source of countries, it looks up none.', '1V1-01-06', 'T1V-01-07', 'ANC-02-04'),
  say('It helps us choose a partner, if you or they wish for somebody from the same country.', '1V1-02-02', 'T1V-01-02', 'ANC-03-01'),
];

function floods({ data }: Manifest): Clause {
  return {
    id: 'floods',
    heading: 'Against floods of requests',
    blocks: [
      paragraph(
        say('We count how often one network connects to us, and slow it down when it does so too often.', 'ANC-09-05', 'VIS-01-02'),
        say('We keep the count under a scrambled form of the address.', 'ANC-09-05', 'VIS-01-02'),
        say(
          `The key to it changes after ${describeDuration(data.limits.retention.length)} at most, and is never written down.`,
          'VIS-01-02',
        ),
        say('Without the key, nobody can unscramble it.', 'VIS-01-02'),
      ),
      ...(data.bans === 'not-collected' ? [] : [CODE_FOR_BANS, ...notBuilt(BANS)]),
    ],
  };
}

/** Bans outlive a day, so they cannot go by the key of a day. */
const CODE_FOR_BANS = paragraph(
  say('For bans we make another code of the network, with a key that stays.', 'VIS-01-01', 'VIS-12-09'),
  say('It is in memory while you are connected or the count goes on, and is stored only for a ban.', 'VIS-01-01', 'VIS-12-09'),
);
