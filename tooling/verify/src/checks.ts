import { run } from './run.ts';
import type { Tally } from './tally.ts';

/** Checks that either hold or do not, as a whole. Boundaries are tests (tooling/boundaries). */
const CHECKS = [
  { name: 'types', command: ['node_modules/.bin/turbo', 'run', 'typecheck', '--output-logs=errors-only'] },
  { name: 'lint', command: ['node_modules/.bin/oxlint', '--deny-warnings', 'apps', 'packages', 'e2e', 'tooling'] },
  { name: 'workspace', command: ['node_modules/.bin/sherif', '--fail-on-warnings'] },
  { name: 'build', command: ['node_modules/.bin/turbo', 'run', 'build', '--output-logs=errors-only'] },
  // It reads the settings of builds, which name the hashes of what was built.
  { name: 'unused code', command: ['node_modules/.bin/knip', '--include-entry-exports'] },
] as const;

export async function runChecks(): Promise<Tally> {
  const failures: string[] = [];
  for (const { name, command } of CHECKS) {
    process.stdout.write(`· ${name}\n`);
    if (!(await run(command))) failures.push(name);
  }
  return { passed: CHECKS.length - failures.length, failures };
}
