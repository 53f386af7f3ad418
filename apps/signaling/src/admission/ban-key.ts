import { randomBytes } from 'node:crypto';
import { type SignalingSettings, SettingsError } from '@visavis/config';

const BYTES = 32;

/** The operator's key; of one server that has none, one for this run, under which no ban was ever made. Throws `SettingsError`. */
export function banKeyFrom({ BAN_KEY, REDIS_URL }: Pick<SignalingSettings, 'BAN_KEY' | 'REDIS_URL'>): Uint8Array {
  if (BAN_KEY !== '') return Buffer.from(BAN_KEY, 'base64url');
  if (REDIS_URL.length > 0) throw new SettingsError('BAN_KEY: must be set when REDIS_URL is: 32 random bytes, base64url, the same for all servers');
  return randomBytes(BYTES);
}
