import { defineConfig } from 'vitest/config';

// Every package is a project of its own, with its own vitest.config.ts where it needs one.
export default defineConfig({
  test: {
    projects: ['apps/*', 'packages/*', 'tooling/*'],
  },
});
