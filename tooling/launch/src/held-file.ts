import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** A file that one launcher holds at a time, or the process number of the one that has it. */
export type Hold = { readonly kind: 'held'; release(): void } | { readonly kind: 'taken'; readonly by: number };

/** Takes the file. One that a killed launcher left means nothing. */
export function hold(path: string): Hold {
  const holder = holderOf(path);
  if (holder !== null) return { kind: 'taken', by: holder };
  rmSync(path, { force: true });
  // Written first and then named, so that nobody ever reads half of it.
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid), { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    return hold(path);
  } finally {
    rmSync(own, { force: true });
  }
  return { kind: 'held', release: () => rmSync(path, { force: true }) };
}

function holderOf(path: string): number | null {
  let pid: number;
  try {
    pid = Number(readFileSync(path, 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid) && isLauncher(pid) ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Process numbers are used again; where the system tells, only a launcher counts. */
function isLauncher(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('launch/src/main.ts');
  } catch {
    return true;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
