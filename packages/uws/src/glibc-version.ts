import { UwsUnavailable } from './uws-unavailable.ts';

/** The oldest glibc for the file as published, and for a corrected copy (which still needs `arc4random`). */
const PUBLISHED_FROM = [2, 38] as const;
const CORRECTED_FROM = [2, 36] as const;

/** Which form of the binary runs with this glibc (`2.36`; `null` when the system has none). Throws when none does. */
export function binaryForm(platform: NodeJS.Platform, glibc: string | null): 'published' | 'corrected' {
  if (platform !== 'linux') return 'published';
  if (glibc !== null && isAtLeast(glibc, PUBLISHED_FROM)) return 'published';
  if (glibc !== null && isAtLeast(glibc, CORRECTED_FROM)) return 'corrected';
  const found = glibc === null ? 'none (musl?)' : glibc;
  throw new UwsUnavailable(
    'glibc',
    `uWebSockets.js needs glibc 2.36 or newer and this system has ${found}. Use Debian 12, Ubuntu 24.04 or newer.`,
  );
}

/** The glibc that this process runs with; `null` where there is none. */
export function glibcVersion(): string | null {
  if (process.platform !== 'linux') return null;
  // Without this the report looks up names for open connections: slow, and addresses in a report.
  const report: unknown = Object.assign(process.report, { excludeNetwork: true }).getReport();
  if (typeof report !== 'object' || report === null || !('header' in report)) return null;
  const { header } = report;
  if (typeof header !== 'object' || header === null || !('glibcVersionRuntime' in header)) return null;
  return typeof header.glibcVersionRuntime === 'string' ? header.glibcVersionRuntime : null;
}

function isAtLeast(version: string, [wantedMajor, wantedMinor]: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
