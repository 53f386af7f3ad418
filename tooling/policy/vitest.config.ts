import { defineConfig } from 'vitest/config';

// The program itself runs in here, beside other packages' tests.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
