import type { Manifest } from '../manifest.ts';
import { isParts, type Parts } from './piece.ts';

/** Shape 3 in shape 4, which says whether languages may be named for a search, and how long a ban is kept. There was neither in the days of shape 3. */
export function fromThirdShape(manifest: Parts): Parts {
  const { data, matching } = manifest;
  return {
    ...manifest,
    data: { ...(isParts(data) ? data : {}), ...NOT_KEPT },
    matching: { ...(isParts(matching) ? matching : {}), ...NOT_NAMED },
  };
}

const NOT_KEPT = { bans: 'not-collected' } as const satisfies Partial<Manifest['data']>;
const NOT_NAMED = { languages: 'off' } as const satisfies Partial<Manifest['matching']>;
