import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { LaunchError } from './launch-error.ts';

const ENTRY = fileURLToPath(new URL('../../../apps/admin-api/src/setup-link.ts', import.meta.url));

export interface SetupLinkRequest {
  readonly origin: string;
  /** The dashboard's own login, which may write set-up links. */
  readonly databaseUrl: string;
  /** Nothing is made when an owner exists. */
  readonly onlyWithoutOwner: boolean;
}

interface MadeLink {
  readonly link: string;
  /** What to know before it is opened; empty when there is no owner yet. */
  readonly words: string;
}

/** Makes a one-time set-up link; `null` when none is wanted. Errors: `LaunchError`. */
export async function setupLink({ origin, databaseUrl, onlyWithoutOwner }: SetupLinkRequest): Promise<MadeLink | null> {
  try {
    const { stderr, stdout } = await promisify(execFile)(
      process.execPath,
      [ENTRY, ...(onlyWithoutOwner ? ['--only-without-owner'] : [])],
      { env: { ...process.env, DATABASE_URL: databaseUrl, VISAVIS_ORIGIN: origin } },
    );
    const link = stdout.trim();
    return link === '' ? null : { link, words: stderr.trim() };
  } catch {
    throw new LaunchError('No set-up link could be made. Is the product still running?');
  }
}
