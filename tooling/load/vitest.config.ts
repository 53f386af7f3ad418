import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { globalSetup: ['@visavis/testkit/postgres-server'], testTimeout: 60_000, hookTimeout: 60_000 } });
