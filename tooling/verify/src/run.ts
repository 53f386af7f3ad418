import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs a command at the root with its output on ours; true when it ended well. */
export async function run(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const [program = '', ...words] = command;
  const child = spawn(program, words, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  const [code] = await once(child, 'exit');
  return code === 0;
}
