import type { Manifest } from '../manifest.ts';
import type { Capability } from '../promises/capability.ts';
import type { PromiseId } from '../promises/promises.ts';

export type When = (manifest: Manifest) => boolean;

/** Parts that a policy may leave out. */
const WANTED: Readonly<Partial<Record<Capability, When>>> = {
  'ACCESS-LOG': ({ data }) => data.accessLog !== 'not-collected',
  ACCOUNTS: ({ accounts }) => accounts !== 'off',
  BACKUP: ({ backups }) => backups.kind !== 'none',
  'COUNTING-COOKIE': ({ analytics }) => analytics.cookies !== 'none',
  GEO: ({ matching }) => matching.region !== 'off',
  INTERESTS: ({ matching }) => matching.interests !== 'off',
  LANGUAGES: ({ matching }) => matching.languages !== 'off',
  'LEGAL-HOLD': ({ holds }) => holds.length > 0,
  PAYMENTS: ({ payments }) => payments !== 'off',
  'PUBLIC-NUMBERS': ({ analytics }) => analytics.published.kind !== 'off',
  QUALITY: ({ data }) => data.pictureSize !== 'not-collected',
};

/** Promises that a policy keeps by having no part that looks at pictures. */
const KEPT_WITHOUT_LOOKING: readonly PromiseId[] = ['1V1-03-07', 'VIS-02-09'];

/** Whether a policy waits for a part before a promise can be shown. Where it leaves the part out, the absence is what has to be shown. */
export function isAwaited(capability: Capability, { id, manifest }: { readonly id: PromiseId; readonly manifest: Manifest }): boolean {
  if (manifest.moderation.video === 'off' && KEPT_WITHOUT_LOOKING.includes(id)) return false;
  return WANTED[capability]?.(manifest) ?? true;
}
