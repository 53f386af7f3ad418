import type { Manifest } from '../manifest.ts';
import type { Capability } from '../promises/capability.ts';
import type { PromiseId } from '../promises/promises.ts';
import type { When } from './wanted.ts';

interface Lack {
  readonly ids: readonly PromiseId[];
  /** The capability that will bring it, where it is another than the promise's own. */
  readonly until?: Capability;
  /** Where the policy wants it. Absent: under every policy. */
  readonly where?: When;
  /** What is not there yet: a thing, to stand after "waits for". */
  readonly lacks: string;
}

const writesAddresses: When = ({ data }) => data.accessLog !== 'not-collected';

/** Promises whose own part of a capability is still to come, though the capability is there. */
const NOT_BUILT: readonly Lack[] = [
  { ids: ['1V1-04-02'], where: ({ analytics }) => analytics.cookies !== 'none', lacks: 'a page of choices' },
  { ids: ['T1V-07-03'], until: 'SUPPORT', lacks: 'a program that deletes what you write; today a person does' },
  { ids: ['ANC-05-04'], until: 'SUPPORT', lacks: 'the contact form and its answers' },
  { ids: ['1V1-04-03', 'VIS-13-03'], until: 'COUNTING-COOKIE', lacks: 'a cookie for counting, and the question before it' },
  {
    ids: ['ANC-09-06'],
    where: ({ backups }) => backups.kind === 'none',
    until: 'ATTEST',
    lacks: 'a dated record of how safe the place of the machines is',
  },
  {
    ids: ['ANC-01-02', 'T1V-07-06', 'VIS-01-06', 'VIS-01-07'],
    where: writesAddresses,
    until: 'ACCESS-LOG',
    lacks: 'the log of addresses, which is not written yet',
  },
  {
    ids: ['VIS-01-08'],
    where: (manifest) => writesAddresses(manifest) && manifest.holds.length === 0,
    until: 'ACCESS-LOG',
    lacks: 'the log of addresses, which is not written yet',
  },
  {
    ids: ['1V1-05-01', '1V1-05-02', 'T1V-07-01', 'T1V-07-02', 'ANC-01-03', 'ANC-05-01', 'ANC-05-03'],
    where: writesAddresses,
    until: 'ACCESS-LOG',
    lacks: 'the log of addresses, and the job that empties it',
  },
];

/** What a promise still lacks under a policy, or undefined. */
export const lackOf = (id: PromiseId, manifest: Manifest): Lack | undefined =>
  NOT_BUILT.find((lack) => lack.ids.includes(id) && (lack.where?.(manifest) ?? true));
