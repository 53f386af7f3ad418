import { defineConfig } from 'vitest/config';

// Every package is a project of its own, with its own vitest.config.ts where it needs one.
export default defineConfig({
  test: {
    // By default one core is left to an editor, which is half of a small machine.
    maxWorkers: '100%',
    projects: ['apps/*', 'packages/*', 'tooling/*'],
  },
});
