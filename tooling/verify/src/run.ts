import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs a command at the root with its output on ours; true when it ended well. */
export async function run(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const [program = '', ...words] = command;
  const child = spawn(program, words, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // A run starts hundreds of Node processes with the same code; what each would compile again is kept.
    env: { ...process.env, NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node'), ...env },
    shell: process.platform === 'win32',
  });
  const [code] = await once(child, 'exit');
  return code === 0;
}
