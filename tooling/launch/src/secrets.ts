import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LaunchError } from './launch-error.ts';

const Secret = v.pipe(v.string(), v.minLength(43));
/** `banKey`: what an earlier version made has none. */
const Kept = v.object({ authSecret: Secret, banKey: v.optional(Secret) });
export type Secrets = Readonly<Record<keyof v.InferOutput<typeof Kept>, string>>;

/** Secrets of this copy that outlive a restart, made on the first start. */
export function readSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json');
  const kept = keptIn(file);
  if (kept?.banKey !== undefined) return { ...kept, banKey: kept.banKey };
  const secrets: Secrets = { authSecret: freshSecret(), ...kept, banKey: freshSecret() };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

export function freshSecret(): string {
  return randomBytes(32).toString('base64url');
}

function keptIn(file: string): v.InferOutput<typeof Kept> | null {
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
      `${file} cannot be read. Restore it from a backup, or remove it: operators then set up their second factor anew, and bans of networks end.`,
    );
  }
}
