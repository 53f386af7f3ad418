import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LaunchError } from './launch-error.ts';

const Secrets = v.object({ authSecret: v.pipe(v.string(), v.minLength(43)) });
export type Secrets = v.InferOutput<typeof Secrets>;

/** Secrets of this copy that outlive a restart, made on the first start. */
export function readSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    const secrets: Secrets = { authSecret: freshSecret() };
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return secrets;
  }
  try {
    return v.parse(Secrets, JSON.parse(text));
  } catch {
    throw new LaunchError(
      `${file} cannot be read. Restore it from a backup, or remove it: operators then set up their second factor anew.`,
    );
  }
}

export function freshSecret(): string {
  return randomBytes(32).toString('base64url');
}
