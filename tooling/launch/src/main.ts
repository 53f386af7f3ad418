import { brokenPolicy } from './broken-policy.ts';
import { failure } from './progress.ts';

const run = await loaded();
process.exit(await run(process.argv.slice(2)));

/** Everything reads the policy, and a profile may have just been broken by hand: then one line, and no trace. */
async function loaded() {
  try {
    return (await import('./run.ts')).run;
  } catch (error) {
    const line = brokenPolicy();
    if (line === null) throw error;
    failure(line);
    process.exit(1);
  }
}
