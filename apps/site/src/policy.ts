import { manifestFor, privacyPolicy } from '@visavis/policy';
import { VISAVIS_PROFILE } from 'astro:env/server';

/** The policy that this build is made for, and its words. */
export const manifest = manifestFor(VISAVIS_PROFILE);
export const policy = privacyPolicy(manifest);
