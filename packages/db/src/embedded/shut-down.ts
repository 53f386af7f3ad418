import { setTimeout as pause } from 'node:timers/promises';

export interface ShutDownOptions {
  readonly withinMs: number;
  readonly isGone: () => boolean;
}

const LOOK_EVERY_MS = 10;

/**
 * Ends a server: fast shutdown (SIGINT: ends connections, writes everything down), and when that takes
 * too long, immediate shutdown (SIGQUIT: the next start recovers). PostgreSQL documentation, 18.5.
 */
export async function shutDown(pid: number, { withinMs, isGone }: ShutDownOptions): Promise<void> {
  signal(pid, 'SIGINT');
  if (await happens(isGone, withinMs)) return;
  signal(pid, 'SIGQUIT');
  if (await happens(isGone, withinMs)) return;
  signal(pid, 'SIGKILL');
  await happens(isGone, withinMs);
}

/** Whether something comes true in time. */
export async function happens(isTrue: () => boolean, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (!isTrue()) {
    if (performance.now() > end) return false;
    await pause(LOOK_EVERY_MS);
  }
  return true;
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}
