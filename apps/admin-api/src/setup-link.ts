import { randomBytes } from 'node:crypto';
import { setupLinkSettings, SettingsError } from '@visavis/config';
import { connectDatabase, DatabaseError } from '@visavis/db';
import { authSchema } from '@visavis/db/schema';
import { createSetupLink } from '@visavis/services';

const BESIDE_AN_OWNER = `There is an owner already. With the same email, this link gives that account a new password, a new
authenticator key and new recovery codes; the old ones and all its sign-ins end. With another email,
it makes one more owner.
`;

/**
 * Prints a one-time address that makes an owner; with --only-without-owner, nothing when there is one. Without it,
 * stderr then says what the link does to the account that is there.
 */
async function main(): Promise<void> {
  const settings = setupLinkSettings(process.env);
  const { db, close } = connectDatabase(settings.DATABASE_URL, { name: 'visavis setup-link', max: 1 });
  try {
    const hasOwner = (await db.$count(authSchema.user)) > 0;
    if (hasOwner && process.argv.includes('--only-without-owner')) return;
    const { token } = await createSetupLink(db, { now: new Date(), randomBytes });
    process.stdout.write(`${settings.VISAVIS_ORIGIN}/admin/#setup=${token}\n`);
    if (hasOwner) process.stderr.write(BESIDE_AN_OWNER);
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
