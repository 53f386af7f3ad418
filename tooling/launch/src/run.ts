import { SettingsError } from '@visavis/config';
import { DatabaseError } from '@visavis/db';
import { admin } from './admin.ts';
import { dev } from './dev.ts';
import { fileProblem } from './file-problem.ts';
import { LaunchError } from './launch-error.ts';
import { readOptions } from './options.ts';
import { failure } from './progress.ts';
import { start } from './start.ts';

/** Runs a command of the launcher until it ends, and gives the exit code. What an operator can mend is one line. */
export async function run([command, ...rest]: readonly string[]): Promise<0 | 1> {
  try {
    if (command === 'admin') await admin(rest, readOptions([], process.env));
    else if (command === 'dev') await dev(readOptions(rest, process.env));
    else await start(readOptions(rest, process.env));
    return 0;
  } catch (error) {
    const isKnown = error instanceof LaunchError || error instanceof SettingsError || error instanceof DatabaseError;
    const words = isKnown ? error.message : fileProblem(error);
    if (words === null) throw error;
    failure(words);
    return 1;
  }
}
