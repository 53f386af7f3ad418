import { LaunchError } from './launch-error.ts';
import type { Options } from './options.ts';
import { readRuntime } from './runtime-file.ts';
import { setupLink } from './setup-link.ts';

/** `npm run admin -- setup-link`: what an operator with a shell may ask of the running product. */
export async function admin(words: readonly string[], options: Options): Promise<void> {
  const [word, ...rest] = words;
  if (word !== 'setup-link' || rest.length > 0) {
    throw new LaunchError('Say what you want: npm run admin -- setup-link');
  }
  const { origin, adminDatabaseUrl } = readRuntime(options.dataFolder);
  const made = await setupLink({ origin, databaseUrl: adminDatabaseUrl, onlyWithoutOwner: false });
  // Beside the link, so that a script can take the link alone.
  if (made !== null && made.words !== '') process.stderr.write(`${made.words}\n`);
  process.stdout.write(`${made?.link ?? ''}\n`);
}
