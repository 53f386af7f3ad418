import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { freshKeyPair, isPrivateKey } from './key-pairs.ts';
import { LaunchError } from './launch-error.ts';

const Secret = v.pipe(v.string(), v.minLength(43));
const MatchKey = v.pipe(v.string(), v.check(isPrivateKey));
const Point = v.pipe(v.string(), v.regex(/^[\w-]{87}$/));
/** What is optional is missing in what an earlier version made. */
const Kept = v.object({ authSecret: Secret, banKey: v.optional(Secret), matchPrivateKey: v.optional(MatchKey), evidencePublicKey: v.optional(Point) });
type Kept = v.InferOutput<typeof Kept>;
export type Secrets = Readonly<Record<keyof Kept, string>>;

/** The private half of `evidencePublicKey`, a file of its own: it opens texts of reports, and may be taken away from here. */
export const moderatorsKeyIn = (dataFolder: string): string => join(dataFolder, 'moderators-key.pem');

/** Secrets of this copy that outlive a restart, made on the first start. */
export function readSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json');
  const kept = keptIn(file);
  const { authSecret, banKey, matchPrivateKey, evidencePublicKey } = kept ?? {};
  const secrets: Secrets = {
    authSecret: authSecret ?? freshSecret(),
    banKey: banKey ?? freshSecret(),
    matchPrivateKey: matchPrivateKey ?? freshKeyPair().privateKey,
    evidencePublicKey: evidencePublicKey ?? newModeratorsKey(moderatorsKeyIn(dataFolder)),
  };
  if (kept === null || Object.keys(secrets).some((name) => !(name in kept))) writeWhole(file, JSON.stringify(secrets));
  return secrets;
}

/** What was kept by the last start. Errors: `LaunchError` when there was none. */
export function keptSecrets(dataFolder: string): Partial<Secrets> {
  const kept = keptIn(join(dataFolder, 'secrets.json'));
  if (kept === null) throw new LaunchError('Nothing is kept here. Run npm start first.');
  const { authSecret, banKey, matchPrivateKey, evidencePublicKey } = kept;
  return { authSecret, ...(banKey && { banKey }), ...(matchPrivateKey && { matchPrivateKey }), ...(evidencePublicKey && { evidencePublicKey }) };
}

export function freshSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Goes before those that are there: texts that were sealed to them may still wait. Gives the public half. */
function newModeratorsKey(file: string): string {
  const { pem, publicKey } = freshKeyPair();
  writeWhole(file, pem + (existsSync(file) ? readFileSync(file, 'utf8') : ''));
  return publicKey;
}

/** All of it or nothing, for nobody else to read. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function keptIn(file: string): Kept | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    return v.parse(Kept, JSON.parse(text));
  } catch {
    throw new LaunchError(
      `${file} cannot be read. Restore it from a backup, or remove it: operators then set up their second factor anew, bans of networks end, and texts of older reports cannot be proved.`,
    );
  }
}
