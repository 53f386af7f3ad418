import { expect, it } from 'vitest';
import { type Profile, sharesOf } from './cpu-shares.ts';

const profile = (time: Readonly<Record<string, number>>): Profile => ({
  nodes: Object.keys(time).map((place, id) => ({ id, callFrame: { url: place.split(' ')[0] ?? '', functionName: place.split(' ')[1] ?? '' } })),
  samples: Object.keys(time).map((_, id) => id),
  timeDeltas: Object.values(time),
});

it('adds up the time of each part, and leaves out the start and what was idle', () => {
  const shares = sharesOf(profile({ 'file:///x/apps/collector/src/intake/keyed-hash.ts tag': 30, 'node:internal/crypto/hash hash': 20, ' getHeader': 40, ' (idle)': 900, 'node:internal/modules/package_json_reader get': 70, 'node:timers x': 10 }));
  expect(shares).toEqual([
    { part: 'tag', share: 0.5 },
    { part: 'uWebSockets.js and the kernel', share: 0.4 },
    { part: 'Node.js and the rest', share: 0.1 },
  ]);
});
