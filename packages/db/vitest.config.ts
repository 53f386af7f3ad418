import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['./src/testing/server.ts'],
    // Real servers start, stop and are killed in here, beside other packages' tests.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
