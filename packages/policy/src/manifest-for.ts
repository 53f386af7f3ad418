import type { Manifest } from './manifest.ts';
import type { ProfileName } from './profile-names.ts';
import { VISAVIS } from './profiles/visavis.ts';

const MANIFESTS: Readonly<Record<ProfileName, Manifest>> = { visavis: VISAVIS };

/** The policy that a profile runs under. */
export const manifestFor = (profile: ProfileName): Manifest => MANIFESTS[profile];
