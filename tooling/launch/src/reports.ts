import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { publicKeyOf } from './key-pairs.ts';
import { LaunchError } from './launch-error.ts';
import { keptSecrets, moderatorsKeyIn } from './secrets.ts';

const ENTRY = fileURLToPath(new URL('../../../apps/admin-api/src/reports.ts', import.meta.url));

export interface ReportsRequest {
  readonly dataFolder: string;
  /** The dashboard's own login, which may read reports. */
  readonly databaseUrl: string;
  /** `reports 2`, `report ID`: the reader knows what they mean. */
  readonly words: readonly string[];
}

/** Shows reports on this terminal, which is the only place where their texts are ever open. Errors: `LaunchError`. */
export async function showReports({ dataFolder, databaseUrl, words }: ReportsRequest): Promise<void> {
  const env = { MODERATORS_KEY: moderatorsKeyIn(dataFolder), ...process.env, DATABASE_URL: databaseUrl, MATCH_PUBLIC_KEYS: matchPublicKeys(dataFolder, process.env['MATCH_PUBLIC_KEYS']) };
  const code = await new Promise<number | null>((resolve, reject) => {
    spawn(process.execPath, [ENTRY, ...words], { env, stdio: 'inherit' }).on('error', reject).on('exit', resolve);
  });
  if (code !== 0) throw new LaunchError('No reports could be shown.');
}

/** This copy's own, and older ones that the operator names. */
function matchPublicKeys(dataFolder: string, older = ''): string {
  const { matchPrivateKey } = keptSecrets(dataFolder);
  const own = matchPrivateKey === undefined ? '' : publicKeyOf(matchPrivateKey);
  return [own, older].filter((keys) => keys !== '').join(',');
}

/** What is public of this copy's keys, as settings, for an operator who is about to change one. */
export function publicKeys(dataFolder: string): readonly string[] {
  const { evidencePublicKey = '' } = keptSecrets(dataFolder);
  return [`EVIDENCE_PUBLIC_KEY=${evidencePublicKey}`, `MATCH_PUBLIC_KEYS=${matchPublicKeys(dataFolder)}`];
}
