import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const POLICY_TOOL = fileURLToPath(new URL('../../policy/src/main.ts', import.meta.url));

/** What the policy tool says of a profile that cannot be loaded, with file and line; null where all can be. */
export function brokenPolicy(): string | null {
  const { status, stderr } = spawnSync(process.execPath, [POLICY_TOOL, '--help'], { encoding: 'utf8' });
  const said = /^policy: (.+)$/m.exec(stderr)?.[1];
  return status === 0 || said === undefined ? null : said;
}
