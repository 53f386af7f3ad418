import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const ROOT = import.meta.dirname;
const HALF_AN_HOUR_MS = 1_800_000;

/** A package as vitest.config.ts has it, with its long files in place of its tests. */
function longPartOf(folder: string): TestProjectInlineConfiguration {
  const own = join(ROOT, folder, 'vitest.config.ts');
  return {
    ...(existsSync(own) ? { extends: own } : {}),
    root: join(ROOT, folder),
    test: { name: folder, include: ['src/**/*.long.ts'], testTimeout: HALF_AN_HOUR_MS, hookTimeout: HALF_AN_HOUR_MS },
  };
}

// What `npm test` has no time for: many random runs, soaks, kills. One file after the other, for most of them measure.
const files = globSync('{apps,packages,tooling}/*/src/**/*.long.ts', { cwd: ROOT });
const folders = new Set(files.map((file) => file.split(/[/\\]/).slice(0, 2).join('/')));

export default defineConfig({
  test: { projects: [...folders].toSorted().map(longPartOf), fileParallelism: false, maxWorkers: 1 },
});
