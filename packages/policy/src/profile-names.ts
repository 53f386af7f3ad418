/** The policies that this product can run under; the first is the default. Each has its manifest in profiles/. */
export const PROFILE_NAMES = ['visavis', 'onevone', 'talk1v1', 'anoncam'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];
