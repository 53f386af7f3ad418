import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A program that ends when this process does, whatever ends that, and even while the program is paused. */
export function tiedProcess(command: string, args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid === undefined) return child;
  // Its input closes with this process. In a group of its own, so that Ctrl-C does not end it first.
  const watch = spawn('/bin/sh', ['-c', 'read -r _; kill -KILL "$0"', String(child.pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.once('exit', () => watch.kill('SIGKILL'));
  return child;
}
