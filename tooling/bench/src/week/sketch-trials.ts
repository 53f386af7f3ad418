import { HyperLogLog } from '@visavis/analytics';
import { SeededRandom } from './seeded-random.ts';

/** What a sketch said of so many visitors: 0.01 is one in a hundred too many. */
export interface SketchError {
  readonly trial: number;
  readonly visitors: number;
  readonly error: number;
}

/** Sketches that grow, asked at each of these numbers (from the least). */
export function sketchTrials(trials: number, sizes: readonly number[], seed: number): readonly SketchError[] {
  return Array.from({ length: trials }, (_, trial) => {
    const random = new SeededRandom(seed + trial);
    const sketch = new HyperLogLog();
    let added = 0;
    return sizes.map((visitors): SketchError => {
      for (; added < visitors; added += 1) sketch.add((BigInt(random.word()) << 32n) | BigInt(random.word()));
      return { trial, visitors, error: (sketch.estimate() - visitors) / visitors };
    });
  }).flat();
}
