import { defineConfig } from 'vitest/config';

// The relay runs in here as a process of its own, beside other packages' tests.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
