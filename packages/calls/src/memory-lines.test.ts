import { expect, test } from 'vitest';
import { lineContract } from './contract/line-contract.ts';
import { memoryLinesUnderTest } from './contract/memory-lines-under-test.ts';
import { MemoryLines } from './memory-lines.ts';

lineContract('the line of one process', memoryLinesUnderTest);

test('what is sent in one turn goes as one parcel, and no more than one is under way', async () => {
  const parcels: string[] = [];
  const lines = new MemoryLines({
    now: () => 0,
    fate: (from, to) => {
      parcels.push(`${from} ${to}`);
      return 'arrives';
    },
  });
  const [east] = [await lines.open('east', () => {}), await lines.open('west', () => {})];
  for (let count = 0; count < 100; count += 1) east.send('west', { kind: 'left', match: 'AAECAwQFBgcICQoLDA0ODw', to: 'polite' });
  await lines.settle();
  expect(parcels).toEqual(['east west']);
});
