import { isPlaceholder } from '../brand.ts';
import type { CountTableName } from '../counted.ts';
import { collected } from '../data.ts';
import type { Manifest } from '../manifest.ts';
import type { FieldName } from '../vocabulary.ts';
import type { PromiseId } from './promises.ts';

/** A promise in our own name. */
type OwnPromiseId = Extract<PromiseId, `VIS-${string}`>;

/**
 * Promises whose words are not what a policy does, and what holds there instead: it does less with data than they allow,
 * what they speak of is not set yet, or somebody in the call may send us what would else stay in it.
 */
interface Surpassed {
  readonly ids: readonly [PromiseId, ...PromiseId[]];
  /** The fact of a manifest that makes it so. Elsewhere the words hold as they are. */
  readonly where: (manifest: Manifest) => boolean;
  /** One plain sentence. */
  readonly here: string;
  /** Promises of our own that say so. */
  readonly own: readonly OwnPromiseId[];
}

/** What holds in place of a promise's words. */
export type Here = Pick<Surpassed, 'here' | 'own'>;

const writesNoAddress = ({ data }: Manifest): boolean => data.accessLog === 'not-collected';
const countsEnd = ({ data }: Manifest): boolean => data.counts.retention.kind === 'period';
const findsNoRegion = ({ data, matching }: Manifest): boolean => data.region === 'not-collected' && matching.region === 'off';
const setsNoCookie = ({ analytics, device }: Manifest): boolean =>
  analytics.cookies === 'none' && device.every(({ kind, who }) => kind !== 'cookie' || who !== 'visitor');
const handsNothingOn = ({ recipients }: Manifest): boolean => recipients.every(({ kind }) => kind !== 'processor');
const takesTickedTexts = ({ data }: Manifest): boolean => data.reports.fields.some(({ name }) => name === 'report-evidence');
const sendsBlocks = ({ device }: Manifest): boolean => device.some(({ holds, sent }) => holds === 'blocked-tags' && sent);
const hasNoContact = ({ brand }: Manifest): boolean => Object.values(brand.contacts).some(isPlaceholder);

/** None of these is written down anywhere. */
const keepsNo =
  (...names: readonly FieldName[]) =>
  ({ data }: Manifest): boolean =>
    collected(data)
      .flatMap(([, { fields }]): readonly { readonly name: FieldName; readonly lives: string }[] => fields)
      .every(({ lives, name }) => !names.includes(name) || (lives !== 'database' && lives !== 'mailbox'));

/** It is not counted either. */
const countsNo =
  (table: CountTableName) =>
  ({ analytics }: Manifest): boolean =>
    !analytics.tables.includes(table);

export const SURPASSED: readonly Surpassed[] = [
  {
    ids: ['1V1-01-02'],
    where: writesNoAddress,
    here: 'Your IP address is known while you are connected, and written down nowhere.',
    own: ['VIS-01-03', 'VIS-01-16'],
  },
  {
    ids: ['ANC-01-02', 'ANC-05-01', '1V1-05-04', 'T1V-07-01'],
    where: writesNoAddress,
    here: 'No IP address is written down at all.',
    own: ['VIS-01-03'],
  },
  {
    ids: ['ANC-01-03', 'T1V-07-02'],
    where: writesNoAddress,
    here: 'Your IP address leaves our memory by itself when you disconnect.',
    own: ['VIS-01-16'],
  },
  {
    ids: ['ANC-05-03', 'T1V-07-06', 'VIS-01-07'],
    where: writesNoAddress,
    here: 'There is no log of addresses or visits that anybody could read.',
    own: ['VIS-01-03'],
  },
  {
    ids: ['1V1-05-01'],
    where: (manifest) => writesNoAddress(manifest) && countsEnd(manifest),
    here: 'Technical data is written down nowhere; counted numbers are deleted after their period.',
    own: ['VIS-01-03', 'VIS-04-01'],
  },
  { ids: ['VIS-01-08'], where: ({ holds }) => holds.length === 0, here: 'Nothing is kept past its period.', own: ['VIS-01-09'] },
  {
    ids: ['1V1-01-06', 'ANC-02-04', 'T1V-01-07'],
    where: findsNoRegion,
    here: 'Nobody looks up where you are, and your device is never asked.',
    own: ['VIS-01-12'],
  },
  {
    ids: ['T1V-01-02'],
    where: findsNoRegion,
    here: 'Your IP address is used to connect you, to stop abuse and for anonymous counts, and no region is looked up.',
    own: [],
  },
  {
    ids: ['1V1-02-02'],
    where: findsNoRegion,
    here: 'Partners are matched by what they chose, and by nothing else.',
    own: [],
  },
  {
    ids: ['1V1-01-03', 'T1V-01-03', 'ANC-01-04'],
    where: (manifest) => keepsNo('browser-name', 'browser-family')(manifest) && countsNo('browsers')(manifest),
    here: 'Nothing of your browser is kept: its name is read to leave robots out and learn its kind, and dropped at once.',
    own: ['VIS-04-02'],
  },
  {
    ids: ['1V1-01-04'],
    where: (manifest) => keepsNo('device-form')(manifest) && !countsNo('devices')(manifest),
    here: 'Of devices, only how many phones, tablets and computers came is kept.',
    own: ['VIS-04-06'],
  },
  {
    ids: ['1V1-01-05', 'T1V-01-04', 'ANC-01-05'],
    where: (manifest) => keepsNo('system-family')(manifest) && countsNo('systems')(manifest),
    here: 'Nothing of your operating system is kept.',
    own: [],
  },
  {
    ids: ['ANC-02-06', 'ANC-04-01'],
    where: takesTickedTexts,
    here: 'Of a call nothing is kept but texts that one of you ticks in a report, sealed.',
    own: ['VIS-12-21', 'VIS-12-22'],
  },
  { ids: ['ANC-01-06'], where: keepsNo('screen-size'), here: 'The size of your screen stays in your browser.', own: ['VIS-01-11'] },
  { ids: ['T1V-01-06'], where: keepsNo('session-times'), here: 'When you come and when you leave is kept nowhere.', own: [] },
  { ids: ['T1V-05-02'], where: countsNo('countries'), here: 'From which country a visit comes is not counted.', own: [] },
  {
    ids: ['T1V-03-04'],
    where: sendsBlocks,
    here: 'Of your choices nothing is sent but a code of whom you blocked, with a search.',
    own: ['VIS-02-19', 'VIS-13-06'],
  },
  { ids: ['T1V-03-01', 'ANC-01-09'], where: setsNoCookie, here: 'Visitors get no cookie at all.', own: ['VIS-13-01'] },
  {
    ids: ['T1V-03-02'],
    where: setsNoCookie,
    here: 'Visitors get no cookie, so none is left when you close the browser.',
    own: ['VIS-13-01'],
  },
  { ids: ['ANC-07-02'], where: setsNoCookie, here: 'Visitors get no cookie, so there is none to refuse.', own: ['VIS-13-01'] },
  {
    ids: ['T1V-03-07'],
    where: setsNoCookie,
    here: 'You can clear what your browser keeps; the pages and the chat work without it.',
    own: ['VIS-13-04', 'VIS-13-05'],
  },
  {
    ids: ['1V1-01-21'],
    where: ({ payments }) => payments === 'off',
    here: 'There is nothing to buy, so no payment data is collected.',
    own: ['VIS-11-03'],
  },
  {
    ids: ['1V1-03-01'],
    where: ({ connection }) => connection !== 'direct',
    here: 'Picture and sound are encrypted from browser to browser; a shielded call passes our relay, which has no key.',
    own: ['VIS-02-12', 'VIS-02-01'],
  },
  {
    ids: ['1V1-07-01', 'T1V-09-01', 'ANC-06-02'],
    where: handsNothingOn,
    here: 'This program hands data to no other company.',
    own: ['VIS-06-03'],
  },
  { ids: ['VIS-09-04'], where: ({ backups }) => backups.kind === 'none', here: 'No copies of the database are made.', own: [] },
  {
    ids: ['ANC-09-06'],
    where: ({ backups }) => backups.kind === 'none',
    here: 'No copies of the database are made; whoever runs this copy chooses where it stands.',
    own: ['VIS-09-04'],
  },
  {
    ids: ['T1V-07-03'],
    where: ({ data }) => data.mail.retention.from === 'received',
    here: 'What you write to us is deleted after its period, counted from the day it comes in.',
    own: ['VIS-07-10'],
  },
  {
    ids: ['ANC-05-04'],
    where: ({ rights }) => !rights.channels.includes('form'),
    here: 'What you write to us comes by mail, and is deleted after its period.',
    own: ['VIS-07-10'],
  },
  {
    ids: ['T1V-11-06'],
    where: hasNoContact,
    here: 'Your request goes to whoever runs this copy, who has not set an address yet, and needs no subject.',
    own: ['VIS-10-02'],
  },
  {
    ids: ['T1V-00-01'],
    where: ({ brand }) => brand.operator.kind === 'unnamed',
    here: 'Who runs this copy is not named yet, and the page says so.',
    own: ['VIS-10-02'],
  },
  {
    ids: ['1V1-12-01', 'T1V-13-01', 'T1V-08-06'],
    where: hasNoContact,
    here: 'The address on the page only holds a place until the operator sets one, and the page says so.',
    own: ['VIS-10-02'],
  },
];

/** What holds under a manifest in place of a promise's words; undefined where the words hold as they are. */
export function hereInstead(id: PromiseId, manifest: Manifest): Here | undefined {
  const found = SURPASSED.find(({ ids, where }) => ids.includes(id) && where(manifest));
  return found === undefined ? undefined : { here: found.here, own: found.own };
}
