import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LaunchError } from './launch-error.ts';

const Runtime = v.object({ origin: v.string(), adminDatabaseUrl: v.string() });
/** What `npm run admin` needs to know of the running product. */
export type Runtime = v.InferOutput<typeof Runtime>;

const fileIn = (dataFolder: string): string => join(dataFolder, 'runtime.json');

export function writeRuntime(dataFolder: string, runtime: Runtime): void {
  writeFileSync(fileIn(dataFolder), JSON.stringify(runtime), { mode: 0o600 });
}

export function removeRuntime(dataFolder: string): void {
  rmSync(fileIn(dataFolder), { force: true });
}

/** Errors: `LaunchError` when nothing runs on this data folder. */
export function readRuntime(dataFolder: string): Runtime {
  try {
    return v.parse(Runtime, JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')));
  } catch {
    throw new LaunchError('Nothing is running here. Run npm start first, and this in a second terminal.');
  }
}
