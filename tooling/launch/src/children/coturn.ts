import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { LaunchError } from '../launch-error.ts';
import { relayAnswers } from './relay-answers.ts';
import { freeRelayPort } from './relay-port.ts';
import { type OwnRelaySettings, relaySettings } from './relay-settings.ts';

export interface CoturnNeeds extends Omit<OwnRelaySettings, 'port'> {
  /** Where its configuration is written, for this user's eyes only. */
  readonly file: string;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Gives a port of an address that nobody has. */
  readonly ports?: (address: string) => Promise<number>;
  /** What it is given to answer on each. Milliseconds. */
  readonly answerMs?: number;
}

export interface Coturn {
  readonly port: number;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

const TRIES = 3;
const STOP_MS = 2_000;

/**
 * A coturn that answers. For a port that somebody else has, be it as their end of a connection, coturn waits up to a
 * minute and says nothing; then it is started anew on another one. Errors: `LaunchError` when it answers on none, or is
 * to end before it has answered.
 */
export async function startCoturn({ file, signal, ports = freeRelayPort, answerMs = 8_000, ...settings }: CoturnNeeds): Promise<Coturn> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const port = await ports(settings.address);
    if (signal.aborted) break;
    writeFileSync(file, relaySettings({ ...settings, port }), { mode: 0o600 });
    const coturn = spawnCoturn(file, signal);
    const end = AbortSignal.any([coturn.gone, AbortSignal.timeout(answerMs)]);
    if (await relayAnswers({ address: settings.address, port }, end)) return { port, ended: coturn.ended };
    coturn.kill();
    await coturn.ended;
  }
  if (signal.aborted) throw new LaunchError('coturn was stopped before it answered.');
  throw new LaunchError(`coturn answered on none of ${TRIES} ports. Look whether it starts by itself, with the settings in ${file}.`);
}

interface Spawned extends Pick<Coturn, 'ended'> {
  readonly gone: AbortSignal;
  kill(): void;
}

function spawnCoturn(file: string, signal: AbortSignal): Spawned {
  // It names denied peers even when told to be quiet, so what it says goes nowhere.
  const coturn = spawn('turnserver', ['-c', file], { stdio: 'ignore' });
  const kill = (): void => void coturn.kill('SIGKILL');
  const stop = (): void => {
    coturn.kill('SIGTERM');
    setTimeout(kill, STOP_MS).unref();
  };
  signal.addEventListener('abort', stop, { once: true });
  // However this process ends.
  process.once('exit', kill);
  const gone = new AbortController();
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  // What could not be spawned is closed as well.
  coturn.on('error', () => undefined);
  coturn.once('close', () => {
    signal.removeEventListener('abort', stop);
    process.off('exit', kill);
    gone.abort();
    resolve();
  });
  return { ended, gone: gone.signal, kill };
}
