import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SeededRandom } from '@visavis/bench/seeded-random';
import * as v from 'valibot';
import type { LoadOptions } from '../arguments.ts';
import { arrivalTimes } from './arrivals.ts';
import { Found, type Task } from './part.ts';

const ENTRY = fileURLToPath(new URL('./crowd-process.ts', import.meta.url));

/** Spreads the crowd over processes and gathers what each found. Errors: one that ended early. */
export async function runParts(url: string, options: LoadOptions): Promise<readonly Found[]> {
  const { connections, processes, over, seconds, seed, arrivals, mix, frames, origin } = options;
  const parts = Array.from({ length: processes }, (_, index): Task => {
    const first = Math.floor((connections * index) / processes);
    const count = Math.floor((connections * (index + 1)) / processes) - first;
    const times = arrivalTimes(arrivals, { count, overMs: over * 1_000, random: new SeededRandom(seed + index) });
    return {
      url,
      origin,
      seed,
      first,
      seesAll: processes === 1,
      arrivals: [...times],
      mix: mix.map(([name, weight]) => [name, weight]),
      ...(frames === undefined ? {} : { frames }),
      seconds,
      stormAt: arrivals === 'storm' ? (seconds * 1_000) / 2 : null,
    };
  });
  return await Promise.all(parts.map(runPart));
}

async function runPart(task: Task): Promise<Found> {
  const child = fork(ENTRY, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const found = once(child, 'message').then(([message]: unknown[]) => v.parse(Found, message));
  const ended = once(child, 'exit').then(() => {
    throw new Error('a process of the load ended early');
  });
  ended.catch(() => {});
  child.send(task);
  return await Promise.race([found, ended]);
}
