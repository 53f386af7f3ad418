import type { Manifest } from '../manifest.ts';
import type { PromiseId } from './promises.ts';

/** Published promises that the strictest profile does not make, because they assert an activity that it leaves out. */
export const VISAVIS_EXCEPTIONS = {
  '1V1-01-15': 'A shielded call is sent through our relay, encrypted. That nothing is recorded or stored stands as T1V-06-01 and ANC-04-01.',
  '1V1-01-17': 'There are no accounts.',
  '1V1-03-03': 'A shielded call passes our relay, which has no key to it, so that the partner does not get the address.',
  '1V1-03-07': 'The device checks the picture it receives, so the picture has a second use there; see ANC-04-05.',
  '1V1-04-03': 'Visits are counted without cookies.',
  '1V1-05-03': 'There are no accounts.',
  '1V1-09-01': 'Using the service is never taken as consent to a transfer.',
  'T1V-06-03': 'A shielded call passes our relay, which has no key to it, so that the partner does not get the address.',
  'ANC-02-01': 'Whoever writes to us by mail shows us an address. Nothing else asks for one; see T1V-01-08.',
  'ANC-04-02': 'A shielded call passes our relay, which has no key to it, so that the partner does not get the address.',
  'ANC-05-02': 'Counted numbers are deleted, too, after their period.',
  'ANC-06-04': 'Nothing is handed out for our own protection; only a valid order opens what exists.',
} as const satisfies Readonly<Partial<Record<PromiseId, string>>>;

type When = (manifest: Manifest) => boolean;
const hasNoAccounts: When = ({ accounts }) => accounts === 'off';
const mayRelay: When = ({ connection }) => connection !== 'direct';

/** What of them an operator's own policy does not promise either, by what it leaves out. */
const LEFT_OUT: Readonly<Partial<Record<keyof typeof VISAVIS_EXCEPTIONS, When>>> = {
  '1V1-01-15': mayRelay,
  '1V1-01-17': hasNoAccounts,
  '1V1-03-03': mayRelay,
  '1V1-03-07': ({ moderation }) => moderation.video !== 'off',
  '1V1-04-03': ({ analytics }) => analytics.cookies === 'none',
  '1V1-05-03': hasNoAccounts,
  'T1V-06-03': mayRelay,
  'ANC-04-02': mayRelay,
  'ANC-05-02': ({ data }) => data.counts.retention.kind === 'period',
};
const BY_ID: Readonly<Record<string, When>> = LEFT_OUT;

/** Whether a promise speaks of something that an operator's own policy leaves out. */
export const isLeftOut = (id: PromiseId, manifest: Manifest): boolean => BY_ID[id]?.(manifest) ?? false;
