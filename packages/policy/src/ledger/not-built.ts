import type { ProfileName } from '../profile-names.ts';
import type { Capability } from '../promises/capability.ts';
import type { PromiseId } from '../promises/promises.ts';

interface Lack {
  readonly ids: readonly PromiseId[];
  /** The capability that will bring it, where it is another than the promise's own. */
  readonly until?: Capability;
  /** Absent: under every profile. */
  readonly in?: readonly ProfileName[];
  /** What of the capability is not there yet. */
  readonly lacks: string;
}

/** Promises whose own part of a capability is still to come, though the capability is there. */
const NOT_BUILT: readonly Lack[] = [
  { ids: ['1V1-01-09', 'T1V-05-03'], lacks: 'the length of visits is not counted' },
  { ids: ['T1V-05-02'], lacks: 'no country is counted' },
  { ids: ['1V1-04-02'], lacks: 'there is no page of choices, because nothing on it could be chosen' },
  { ids: ['T1V-04-01', 'ANC-01-07'], lacks: 'nothing reads data about the device' },
  { ids: ['T1V-07-03'], until: 'SUPPORT', lacks: 'mail is answered and deleted by a person' },
  { ids: ['ANC-05-04'], until: 'SUPPORT', lacks: 'there is no contact form' },
  { ids: ['1V1-04-03', 'VIS-13-03'], lacks: 'no cookie for counting can be set, so nobody is asked' },
  { ids: ['T1V-01-02'], until: 'GEO', lacks: 'no region is found, so nobody is matched by it' },
  { ids: ['ANC-01-02', 'T1V-07-06', 'VIS-01-06', 'VIS-01-07'], in: ['onevone', 'talk1v1', 'anoncam'], until: 'ACCESS-LOG', lacks: 'the log of addresses is not written' },
  {
    ids: ['1V1-05-01', '1V1-05-02', 'T1V-07-01', 'T1V-07-02', 'ANC-01-03', 'ANC-05-01', 'ANC-05-03'],
    in: ['onevone', 'talk1v1', 'anoncam'],
    until: 'ACCESS-LOG',
    lacks: 'the access log that these profiles allow is not written, so nothing deletes it',
  },
];

/** What a promise still lacks under a profile, or undefined. */
export const lackOf = (id: PromiseId, profile: ProfileName): Lack | undefined =>
  NOT_BUILT.find((lack) => lack.ids.includes(id) && (lack.in?.includes(profile) ?? true));
