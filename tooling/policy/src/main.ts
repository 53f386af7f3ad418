import { fileURLToPath } from 'node:url';
import { CliError } from './cli-error.ts';
import { sourceProblem } from './source-problem.ts';

// Whoever reads the first lines only, as `| head` does, closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const EXIT_CODES = { refused: 1, usage: 2 } as const;

try {
  const { VERBS, command } = await loaded();
  await command(process.argv.slice(2), {
    verbs: VERBS,
    place: { root: ROOT, now: () => new Date(), say: (line) => process.stdout.write(`${line}\n`) },
  });
} catch (error) {
  if (!(error instanceof CliError)) throw error;
  process.stderr.write(`policy: ${error.message}\n`);
  process.exitCode = EXIT_CODES[error.reason];
}

/** The verbs bring every profile with them, and a profile may have just been broken by hand. Errors: `CliError`. */
async function loaded() {
  try {
    const [{ command }, { VERBS }] = await Promise.all([import('./command.ts'), import('./verbs.ts')]);
    return { command, VERBS };
  } catch (error) {
    throw new CliError('refused', sourceProblem(error, { module: new URL('verbs.ts', import.meta.url), root: ROOT }));
  }
}
