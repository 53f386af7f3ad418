import { writeFileSync } from 'node:fs';
import type { Session } from 'node:inspector/promises';

/**
 * Loaded into a server's process before its own code (`node --import`), so that the server
 * under test needs no line for it. Answers what the process has used so far.
 */
const SETTLE_MS = 300;
const BALLAST_GROWTH_BYTES = 8 * 1_024 * 1_024;
const BALLAST_PIECES = [64, 128, 256, 512, 1_024] as const;

const ballast: ArrayBuffer[] = [];

/** The thorough collection: it also gives empty pages back, which a plain one keeps for later. */
const collect = (): void => void globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });

/**
 * Fills the memory that the process got at its start and no longer uses. It would take in the
 * first thousands of connections, so that they would look cheaper the more code a server loads.
 */
function takeBallast(): void {
  const enough = process.memoryUsage.rss() + BALLAST_GROWTH_BYTES;
  while (process.memoryUsage.rss() < enough) {
    for (const size of BALLAST_PIECES) ballast.push(new ArrayBuffer(size));
  }
}

/** From now until `profileTo`: what a profile of the whole process says of its start would hide the rest. */
async function beginProfile(): Promise<Session> {
  const { Session } = await import('node:inspector/promises');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return session;
}

async function profileTo(session: Session, file: string): Promise<void> {
  const { profile } = await session.post('Profiler.stop');
  writeFileSync(file, JSON.stringify(profile));
}

let profiling: Session | undefined;

process.on('message', async (question) => {
  if (question === 'profile') {
    profiling = await beginProfile();
    process.send?.({ profiling: 1 });
  }
  const [, file] = /^profile to (.+)$/.exec(String(question)) ?? [];
  if (file !== undefined && profiling !== undefined) {
    await profileTo(profiling, file);
    process.send?.({ profiling: 0 });
  }
  if (question === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.({ microseconds: user + system });
  }
  if (question === 'ballast') {
    collect();
    takeBallast();
    process.send?.({ pieces: ballast.length });
  }
  if (question === 'memory') {
    collect();
    setTimeout(() => {
      collect();
      process.send?.({ bytes: process.memoryUsage.rss() });
    }, SETTLE_MS);
  }
  if (question === 'heap') {
    collect();
    process.send?.({ bytes: process.memoryUsage().heapUsed });
  }
});
