import { openEvidence, readEvidence } from '@visavis/rtc/evidence';
import type { ModeratorsKey } from './moderators-keys.ts';
import type { Opened } from './report-lines.ts';

export interface Opening {
  /** Newest first; null: none were given. */
  readonly keys: readonly ModeratorsKey[] | null;
  /** What a match token may be signed with. */
  readonly matchPublicKeys: readonly string[];
}

/** Opens a report's sealed texts with whichever key they were sealed to, and reads what they prove. */
export async function openTexts(sealed: string | null, { keys, matchPublicKeys }: Opening): Promise<Opened> {
  if (sealed === null) return { kind: 'none' };
  if (keys === null) return { kind: 'sealed' };
  const { subtle } = crypto;
  for (const { privateKey, publicKey } of keys) {
    const plaintext = await openEvidence({ subtle, privateKey, publicKey, sealed });
    if (plaintext !== null) return readEvidence({ subtle, plaintext, matchPublicKeys });
  }
  return { kind: 'not-opened' };
}
