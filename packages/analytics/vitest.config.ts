import { defineConfig } from 'vitest/config';

// Builds and browsers run in here, beside other packages' tests.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
