import { Household } from './children/household.ts';
import { buildInto } from './build.ts';
import { type DataFolder, takeDataFolder } from './data-folder.ts';
import { requireFreePort } from './free-port.ts';
import type { Options } from './options.ts';
import { type Development, pagesIn, type Product, startProduct } from './product.ts';
import { notice, step } from './progress.ts';
import { removeRuntime } from './runtime-file.ts';
import { setupLink } from './setup-link.ts';
import { unpublished } from './unpublished.ts';

/**
 * Runs the product until a signal, the end of the parent process, or the fall of a child; then stops
 * everything in order. Returns when all is stopped. Errors: `LaunchError` and those of the database.
 */
export async function runProduct(
  options: Options,
  prepare: (household: Household, data: DataFolder) => Promise<Development | undefined>,
): Promise<void> {
  await requireFreePort(options.port, options.host);
  const data = takeDataFolder(options.dataFolder);
  const household = new Household();
  const asked = stopAsked();
  try {
    const started = prepare(household, data).then(async (development) => {
      const product = await startProduct(household, options, { data, ...(development && { development }) });
      await welcome(product, options);
    });
    await Promise.race([started, asked, household.fell]);
    await Promise.race([asked, household.fell]);
    step('Stopping');
  } finally {
    await household.stop();
    removeRuntime(data.path);
    data.release();
  }
  step('Stopped.');
}

export function start(options: Options): Promise<void> {
  return runProduct(options, async (household, data) => {
    await buildInto(pagesIn(data), options.profile, household);
    return undefined;
  });
}

async function welcome({ adminDatabaseUrl, origin }: Product, { profile }: Options): Promise<void> {
  step(`Ready: ${origin}`);
  notice(`Chat       ${origin}/chat/`);
  notice(`Policy     ${origin}/privacy/`);
  notice(`Dashboard  ${origin}/admin/`);
  const line = unpublished(profile);
  if (line !== null) notice(line);
  const made = await setupLink({ origin, databaseUrl: adminDatabaseUrl, onlyWithoutOwner: true });
  if (made !== null) notice(`Set up the first operator (once, within an hour): ${made.link}`);
  notice('Ctrl-C stops everything.');
}

/** Settles on Ctrl-C, SIGTERM, or when the process that started this one is gone. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    process.once('disconnect', () => resolve());
  });
}
