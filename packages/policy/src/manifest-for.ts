import type { Manifest } from './manifest.ts';
import type { ProfileName } from './profile-names.ts';
import { ANONCAM } from './profiles/anoncam.ts';
import { ONEVONE } from './profiles/onevone.ts';
import { TALK1V1 } from './profiles/talk1v1.ts';
import { VISAVIS } from './profiles/visavis.ts';

const MANIFESTS: Readonly<Record<ProfileName, Manifest>> = {
  visavis: VISAVIS,
  onevone: ONEVONE,
  talk1v1: TALK1V1,
  anoncam: ANONCAM,
};

/** The policy that a profile runs under. */
export const manifestFor = (profile: ProfileName): Manifest => MANIFESTS[profile];
