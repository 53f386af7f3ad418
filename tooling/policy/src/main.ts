import { fileURLToPath } from 'node:url';
import { CliError } from './cli-error.ts';
import { command } from './command.ts';
import { VERBS } from './verbs.ts';

// Whoever reads the first lines only, as `| head` does, closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const EXIT_CODES = { refused: 1, usage: 2 } as const;

try {
  await command(process.argv.slice(2), {
    verbs: VERBS,
    place: {
      root: fileURLToPath(new URL('../../../', import.meta.url)),
      now: () => new Date(),
      say: (line) => process.stdout.write(`${line}\n`),
    },
  });
} catch (error) {
  if (!(error instanceof CliError)) throw error;
  process.stderr.write(`policy: ${error.message}\n`);
  process.exitCode = EXIT_CODES[error.reason];
}
