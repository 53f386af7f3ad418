import { randomBytes } from 'node:crypto';
import { setupLinkSettings, SettingsError } from '@visavis/config';
import { connectDatabase, DatabaseError } from '@visavis/db';
import { authSchema } from '@visavis/db/schema';
import { createSetupLink } from '@visavis/services';

/** Prints a one-time address that makes an owner; with --only-without-owner, nothing when there is one. */
async function main(): Promise<void> {
  const settings = setupLinkSettings(process.env);
  const { db, close } = connectDatabase(settings.DATABASE_URL, { name: 'visavis setup-link', max: 1 });
  try {
    if (process.argv.includes('--only-without-owner') && (await db.$count(authSchema.user)) > 0) return;
    const { token } = await createSetupLink(db, { now: new Date(), randomBytes });
    process.stdout.write(`${settings.VISAVIS_ORIGIN}/admin/#setup=${token}\n`);
  } finally {
    await close();
  }
}

try {
  await main();
} catch (error) {
  const isKnown = error instanceof SettingsError || error instanceof DatabaseError;
  process.stderr.write(`setup-link: ${isKnown ? error.message : 'could not make a link.'}\n`);
  process.exitCode = 1;
}
