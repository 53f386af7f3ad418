import type { StoredData } from '../../../data.ts';
import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import type { PromiseId } from '../../../promises/promises.ts';
import type { FieldName } from '../../../vocabulary.ts';
import { type Clause, list, paragraph, say, type Sentence } from '../../document.ts';
import { howOften, STARTS } from '../describe-retention.ts';
import { notBuilt } from '../not-built.ts';
import { capital, FIELD_WORDS, PEOPLE_WORDS, PURPOSE_WORDS } from '../words.ts';
import { holdSentences } from './holds.ts';

/** The clause of a service that writes no address down. */
export const noAddressLog = (): Clause => ({
  id: 'address-log',
  heading: 'No log of addresses',
  blocks: [
    paragraph(
      say('We do not write your IP address to any log or database.', 'VIS-01-03', 'ANC-01-02', 'T1V-07-06'),
      say('It leaves our memory by itself when you disconnect.', 'VIS-01-16', 'ANC-01-03', 'ANC-05-01', 'T1V-07-02'),
      say('No log says when you came or when you left.', 'T1V-01-06', '1V1-01-11', 'VIS-01-01'),
      say('So there is nothing that we could keep longer for a ban or a report.', '1V1-05-04', 'VIS-01-08'),
    ),
  ],
});

/** The clause of a service that writes addresses down: what, who reads it, why, how long, and what may stay longer. */
export function addressLog(manifest: Manifest, log: StoredData): Clause {
  return {
    id: 'address-log',
    heading: 'The log of addresses',
    blocks: [
      ...notBuilt({ 'ACCESS-LOG': 'this log; today the program does not write your IP address down' }),
      paragraph(say('To find abuse later, we may write this down when you use the service, and nothing more.', 'VIS-01-06', '1V1-01-07')),
      list(
        ...log.fields.map(({ name }) => [
          say(`${capital(FIELD_WORDS[name])}.`, 'VIS-01-06', ...(FIELD_PROMISES[name] ?? [])),
        ]),
      ),
      paragraph(...readers(log), ...period(manifest, log)),
      paragraph(...holdSentences(manifest.holds)),
      ...(manifest.holds.length === 0 ? [] : notBuilt({ 'LEGAL-HOLD': 'keeping an address longer' })),
    ],
  };
}

/** What the published policies say of each field that may be logged. */
const FIELD_PROMISES: Readonly<Partial<Record<FieldName, readonly [PromiseId, ...PromiseId[]]>>> = {
  'ip-address': ['1V1-01-02', 'T1V-01-02', 'ANC-01-02'],
  'browser-family': ['1V1-01-03', 'T1V-01-03', 'ANC-01-04'],
  'system-family': ['1V1-01-05', 'T1V-01-04', 'ANC-01-05'],
  'device-form': ['1V1-01-04', 'T1V-01-09'],
  'session-times': ['1V1-01-11', 'T1V-01-06'],
  'referring-host': ['T1V-01-05'],
};

function readers({ readers: all }: StoredData): readonly Sentence[] {
  return all.map(({ who, purpose }) =>
    say(
      `${capital(PEOPLE_WORDS[who] ?? 'our programs')} may read it ${PURPOSE_WORDS[purpose]}.`,
      'VIS-01-07',
      'T1V-07-06',
      'ANC-05-01',
      '1V1-02-04',
    ),
  );
}

function period({ sweepEvery }: Manifest, { retention }: StoredData): readonly Sentence[] {
  return [
    say(
      `Each line is kept for ${describeDuration(retention.length)} at most, counted from ${STARTS[retention.from]}.`,
      '1V1-05-01',
      'T1V-07-01',
      'ANC-05-01',
      'ANC-05-03',
    ),
    say(
      `A job that runs ${howOften(sweepEvery)} deletes it for good; no person has to remember.`,
      '1V1-05-02',
      'T1V-07-02',
      'ANC-01-03',
      'VIS-01-09',
    ),
  ];
}
