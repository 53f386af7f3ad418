import { SeededRandom } from '@visavis/bench/seeded-random';
import * as v from 'valibot';
import { STORM_MS } from './arrivals.ts';
import { Crowd } from './crowd.ts';
import { type Found, Task } from './part.ts';

/** A part of the load, in a process of its own: is told its task, works, and tells what it found. */
process.once('message', (message) => {
  const { url, frames, seconds, stormAt, ...task } = v.parse(Task, message);
  const node = { url, isSound: true, soundSince: 0, answers: true };
  const bent = frames === undefined ? {} : { framesPerSecond: frames };
  const crowd = new Crowd({ ...task, target: () => node, bent });
  if (stormAt !== null) {
    setTimeout(() => void crowd.storm(STORM_MS, new SeededRandom(task.seed)), stormAt);
  }
  setTimeout(() => {
    const found: Found = {
      ...crowd.tally.parts(),
      violations: crowd.referee.violations,
      worstDelayMs: crowd.worstDelay,
      connected: crowd.clients.filter((client) => client.connectedSince() !== null).length,
    };
    crowd.stop();
    process.send?.(found, () => process.disconnect());
  }, seconds * 1_000);
});
process.once('disconnect', () => process.exit());
