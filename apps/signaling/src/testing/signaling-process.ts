import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const MAIN = path.join(import.meta.dirname, '..', 'main.ts');

export interface Exit {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SignalingProcess {
  /** Rejects when it ends before it is ready. */
  readonly ready: Promise<{ readonly port: number; readonly metricsPort: number }>;
  readonly exit: Promise<Exit>;
  kill(signal: NodeJS.Signals): void;
  /** As when the launcher dies. */
  disconnect(): void;
}

/** The app as the launcher starts it: a process of its own, with a channel. */
export function runSignaling(env: Record<string, string>): SignalingProcess {
  const child = fork(MAIN, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const said = { stdout: '', stderr: '' };
  const streams = (['stdout', 'stderr'] as const).map((name) => {
    child[name]?.on('data', (data) => {
      said[name] += String(data);
    });
    return child[name] === null ? null : once(child[name], 'close');
  });
  // Not the child's own `close`: it never comes when this side disconnects first.
  const exit = Promise.all([once(child, 'exit'), ...streams]).then(([[code]]) => ({
    code: typeof code === 'number' ? code : null,
    ...said,
  }));
  const ready = new Promise<{ port: number; metricsPort: number }>((resolve, reject) => {
    child.on('message', (message) => {
      if (typeof message !== 'object' || message === null || !('port' in message)) return;
      const metricsPort = 'metricsPort' in message ? message.metricsPort : null;
      resolve({ port: Number(message.port), metricsPort: Number(metricsPort) });
    });
    void exit.then(({ stderr }) => reject(new Error(stderr)));
  });
  ready.catch(() => {});
  return {
    ready,
    exit,
    kill: (signal) => void child.kill(signal),
    disconnect: () => child.disconnect(),
  };
}
