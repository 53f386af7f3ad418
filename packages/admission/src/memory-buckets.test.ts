import { expect, test } from 'vitest';
import { bucketsContract } from './contract/buckets-contract.ts';
import { MemoryBuckets } from './memory-buckets.ts';

bucketsContract('the buckets of one process', async () => {
  let now = 0;
  const buckets = new MemoryBuckets({ now: () => now });
  return {
    faces: [buckets, buckets],
    setTime: (ms) => {
      now = ms;
    },
    close: async () => {},
  };
});

test('[B3] full buckets are forgotten when there are many', async () => {
  let now = 0;
  const buckets = new MemoryBuckets({ now: () => now });
  for (let network = 0; network < 100_000; network += 1) void buckets.draw({ kind: 'find', network: String(network), rate: { burst: 1, perSecond: 1 } });
  expect(buckets.size).toBe(100_000);
  now = 1_000;
  await buckets.draw({ kind: 'find', network: 'one more', rate: { burst: 1, perSecond: 1 } });
  expect(buckets.size).toBe(1);
});
