import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the tests run for real, and the Debian package that brings it. */
const NEEDED = [
  { command: 'chromium', debian: 'chromium' },
  { command: 'firefox-esr', debian: 'firefox-esr' },
  { command: 'turnserver', debian: 'coturn' },
  { command: 'git', debian: 'git' },
  { command: 'ps', debian: 'procps' },
  { command: 'pg_dump', debian: 'postgresql' },
  { command: 'redis-server', debian: 'redis-server' },
  // What the product sends, and where, is recorded in a network of its own.
  { command: 'ip', debian: 'iproute2' },
  { command: 'tcpdump', debian: 'tcpdump' },
] as const;

/** Installs what is missing when it may; otherwise returns one line that says the command. */
export function bringTools(): string | null {
  const packages = NEEDED.filter(({ command }) => !isInstalled(command)).map(({ debian }) => debian);
  if (packages.length === 0) return null;
  const install = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!isInstalled('apt-get')) return `Install ${packages.join(', ')} and run npm test again.`;
  if (process.getuid?.() !== 0) return `Tools are missing. Run this and then npm test again: sudo ${install}`;
  process.stdout.write(`· Installing ${packages.join(', ')}\n`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of [['update', '-q'], install.split(' ').slice(1)]) {
    const done = spawnSync('apt-get', words, { env: environment, encoding: 'utf8' });
    if (done.status !== 0) return `apt-get ${words[0]} failed: ${done.stderr.trim().split('\n').at(-1) ?? ''}`;
  }
  return null;
}

function isInstalled(command: string): boolean {
  // Debian keeps the server's programs of each PostgreSQL version in a folder outside of PATH.
  if (command === 'pg_dump') return existsSync('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').length > 0;
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
}
