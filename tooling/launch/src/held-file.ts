import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** A file that one launcher holds at a time, or the process number of the one that has it. */
export type Hold = { readonly kind: 'held'; release(): void } | { readonly kind: 'taken'; readonly by: number };

/** Takes the file. One that a killed launcher left means nothing. */
export function hold(path: string): Hold {
  // Written first and then named, so that nobody ever reads half of it.
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid), { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const holder = namedIn(path);
    if (isHolder(holder)) return { kind: 'taken', by: holder };
    takeAway(path, holder);
    return hold(path);
  } finally {
    rmSync(own, { force: true });
  }
  return { kind: 'held', release: () => namedIn(path) === process.pid && rmSync(path, { force: true }) };
}

/** Takes a dead launcher's file out of the way, and gives it back if another one was faster and it is theirs. */
function takeAway(path: string, holder: number): void {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
    if (!Object.is(namedIn(aside), holder)) linkSync(aside, path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The process number in a file; 0 when there is none. */
function namedIn(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
}

const isHolder = (pid: number): boolean => Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid) && isLauncher(pid);

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
