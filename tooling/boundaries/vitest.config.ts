import { defineConfig } from 'vitest/config';

// A process that reads the whole house is slow on a busy machine; that is no fault of the house.
export default defineConfig({ test: { testTimeout: 60_000 } });
