import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LaunchError } from '../launch-error.ts';
import { childLine, type Speaker } from './child-line.ts';

export interface ChildSpec {
  readonly name: string;
  /** Path of a module that says `{ ready: true, … }` over IPC, and stops on SIGTERM or when IPC ends. */
  readonly module: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly readyMs: number;
  readonly stopMs: number;
  /** Children of one group do the same work: one may end while another runs. */
  readonly group?: string;
}

/** A process of the product, from its start to its end. */
export interface Child {
  readonly name: string;
  /** Undefined when it could not even be spawned. */
  readonly pid?: number | undefined;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** What a child said when it was ready. */
export type Ready = Readonly<Record<string, unknown>>;

/** Spawns a module. `ready` fails with a `LaunchError` that has the child's last words. */
export function spawnChild(spec: ChildSpec): { readonly child: Child; readonly ready: Promise<Ready> } {
  const [program, ...args] = withoutCoreDumps(process.execPath, spec.module, ...(spec.args ?? []));
  const spawned = spawn(program, args, {
    // Of the launcher's own environment only what a process needs to run; settings are named.
    env: { ...inherited(), ...spec.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C on the terminal must reach the launcher alone, which stops everything in order.
    detached: true,
  });
  const words = passOn(spawned, spec);
  const ended = new Promise<string>((resolve) => {
    spawned.once('exit', (code, signal) => {
      endGroup(spawned.pid);
      resolve(signal ?? `exit code ${code}`);
    });
    spawned.once('error', (error) => resolve(error.message));
  });
  const child: Child = {
    name: spec.name,
    pid: spawned.pid,
    ended,
    stop: async () => {
      kill(spawned, 'SIGTERM');
      if ((await within(spec.stopMs, ended)) === null) kill(spawned, 'SIGKILL');
      await ended;
    },
  };
  return { child, ready: readyInTime(spawned, { spec, ended, words }) };
}

/**
 * A core dump would write a process's memory to the disk, and what visitors sent with it. The limit is inherited
 * and cannot be raised again; Windows has none. The shell is replaced by the program, so the process stays one.
 */
function withoutCoreDumps(...command: [string, ...string[]]): [string, ...string[]] {
  return process.platform === 'win32' ? command : ['/bin/sh', '-c', 'ulimit -c 0 && exec "$0" "$@"', ...command];
}

async function readyInTime(
  spawned: ChildProcess,
  { spec, ended, words }: { spec: ChildSpec; ended: Promise<string>; words: () => string },
): Promise<Ready> {
  const fallen = ended.then((how) => {
    throw new LaunchError(words() || `${spec.name} did not start (${how}).`);
  });
  const ready = await within(spec.readyMs, Promise.race([readiness(spawned), fallen]));
  if (ready !== null) return ready;
  kill(spawned, 'SIGKILL');
  throw new LaunchError(`${spec.name} was not ready after ${spec.readyMs / 1_000} s. Start again, or look at its messages above.`);
}

/** The child's output on ours, a line at a time; returns what it said last on stderr. */
function passOn({ stdout, stderr }: ChildProcess, speaker: Speaker): () => string {
  let last = '';
  if (stdout !== null) createInterface({ input: stdout }).on('line', (line) => process.stdout.write(`${childLine(line, speaker)}\n`));
  if (stderr !== null) {
    createInterface({ input: stderr }).on('line', (line) => {
      if (line.trim() !== '') last = line.trim();
      process.stderr.write(`${childLine(line, speaker)}\n`);
    });
  }
  return () => last;
}

function isReady(message: unknown): message is Ready {
  return typeof message === 'object' && message !== null && 'ready' in message && message.ready === true;
}

function kill(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}

/** A child that was killed cannot take its own helpers along; they share its process group. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined || process.platform === 'win32') return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody was left, as after every orderly end.
  }
}

function readiness(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (isReady(message)) resolve(message);
    });
  });
}

/** What a promise brings, or `null` when it takes longer. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, ms, null);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ', 'SystemRoot', 'NODE_COMPILE_CACHE'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
