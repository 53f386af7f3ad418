import type { Manifest } from '../manifest.ts';
import { isParts, type Parts } from './piece.ts';

/**
 * Shape 2 in shape 3, which lists what is counted. Shape 2 had one grain for all, and the programs of its days
 * counted pages, visits and calls by the hour, told nobody apart, hid no number and published none.
 */
export function fromSecondShape(manifest: Parts): Parts {
  const { analytics, data } = manifest;
  const { grain: _, ...kept } = isParts(analytics) ? analytics : {};
  return {
    ...manifest,
    data: { ...(isParts(data) ? data : {}), countedToday: 'not-collected' satisfies Manifest['data']['countedToday'] },
    analytics: { ...kept, ...COUNTED },
  } satisfies Partial<Record<keyof Manifest, unknown>>;
}

const COUNTED = {
  tables: ['views', 'chat'],
  threshold: 1,
  campaigns: [],
  published: { kind: 'off' },
} as const satisfies Partial<Manifest['analytics']>;
