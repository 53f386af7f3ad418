import { expect, it } from 'vitest';
import { COLLECTOR_PARTS, type Profile, RELAY_PARTS, sharesOf } from './cpu-shares.ts';

const profile = (time: Readonly<Record<string, number>>): Profile => ({
  nodes: Object.keys(time).map((place, id) => ({ id, callFrame: { url: place.split(' ')[0] ?? '', functionName: place.split(' ')[1] ?? '' } })),
  samples: Object.keys(time).map((_, id) => id),
  timeDeltas: Object.values(time),
});

it('adds up the time of each part, and leaves out the start and what was idle', () => {
  const shares = sharesOf(profile({ 'file:///x/apps/collector/src/intake/keyed-hash.ts tag': 30, 'node:internal/crypto/hash hash': 20, ' getHeader': 40, ' (idle)': 900, 'node:internal/modules/package_json_reader get': 70, 'node:timers x': 10 }), COLLECTOR_PARTS);
  expect(shares).toEqual([
    { part: 'tag', share: 0.5 },
    { part: 'uWebSockets.js and the kernel', share: 0.4 },
    { part: 'Node.js and the rest', share: 0.1 },
  ]);
});

it('tells the parts of a relay from one another', () => {
  const shares = sharesOf(profile({ 'file:///x/apps/signaling/src/admission/pace.ts relay': 10, 'file:///x/packages/protocol/src/sealed-frame.ts isSealedFrame': 20, ' (program)': 70, ' (idle)': 500 }), RELAY_PARTS);
  expect(shares).toEqual([
    { part: 'uWebSockets.js and the kernel', share: 0.7 },
    { part: 'whether it is a sealed frame', share: 0.2 },
    { part: 'its rate', share: 0.1 },
  ]);
});
