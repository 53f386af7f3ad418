import { LaunchError } from './launch-error.ts';
import type { Options } from './options.ts';
import { publicKeys, showReports } from './reports.ts';
import { readRuntime } from './runtime-file.ts';
import { setupLink } from './setup-link.ts';

const USAGE = 'Say what you want: npm run admin -- setup-link, reports [page], report ID, report ID close, or public-keys (docs/reports.md)';

/** `npm run admin -- …`: what an operator with a shell may ask of the running product. */
export async function admin(words: readonly string[], options: Options): Promise<void> {
  const [word, ...rest] = words;
  switch (word) {
    case 'setup-link':
      if (rest.length > 0) throw new LaunchError(USAGE);
      return printSetupLink(options);
    case 'reports':
    case 'report':
      return showReports({ dataFolder: options.dataFolder, databaseUrl: readRuntime(options.dataFolder).adminDatabaseUrl, words });
    case 'public-keys':
      if (rest.length > 0) throw new LaunchError(USAGE);
      process.stdout.write(`${publicKeys(options.dataFolder).join('\n')}\n`);
      return;
    default:
      throw new LaunchError(USAGE);
  }
}

async function printSetupLink({ dataFolder }: Options): Promise<void> {
  const { origin, adminDatabaseUrl } = readRuntime(dataFolder);
  const made = await setupLink({ origin, databaseUrl: adminDatabaseUrl, onlyWithoutOwner: false });
  // Beside the link, so that a script can take the link alone.
  if (made !== null && made.words !== '') process.stderr.write(`${made.words}\n`);
  process.stdout.write(`${made?.link ?? ''}\n`);
}
