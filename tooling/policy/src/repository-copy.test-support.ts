import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** What the policy tool reads, writes and type-checks. */
const PARTS = ['packages/policy', 'tooling/policy', 'tooling/tsconfig'];

/** A copy of the parts of the repository that a policy is made of, to be changed at will. */
export interface RepositoryCopy {
  readonly root: string;
  readonly policy: (...args: readonly string[]) => Ran;
  /** The compiler over a package of the copy. */
  readonly typecheck: (folder: string) => Ran;
  readonly remove: () => void;
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export function copyOfRepository(): RepositoryCopy {
  const root = mkdtempSync(join(tmpdir(), 'visavis-policy-'));
  for (const part of PARTS) {
    mkdirSync(join(root, part, '..'), { recursive: true });
    // Links of a package to its dependencies are relative, and lead to the packages of the copy.
    cpSync(join(ROOT, part), join(root, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.turbo'),
    });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const run = (command: string, args: readonly string[]): Ran => {
    const { status, stderr, stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8', input: '' });
    return { code: status, out: stdout, error: stderr };
  };
  return {
    root,
    policy: (...args) => run(process.execPath, ['tooling/policy/src/main.ts', ...args]),
    typecheck: (folder) => run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder]),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
