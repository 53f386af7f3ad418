import { defineConfig } from '@playwright/test';

export default defineConfig({
  // Half of a test is waiting for pages to be quiet; a third test would take the cores away from the calls of two.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // A guard against hanging, not a measure of speed.
  timeout: 240_000,
  expect: { timeout: 10_000 },
  // Shorter than the guard, so that a failure names what it waited for.
  use: { actionTimeout: 30_000, navigationTimeout: 60_000 },
  outputDir: '../.reports/e2e',
  reporter: [['list']],
  projects: [
    { name: 'test', testDir: './specs' },
    { name: 'screens', testDir: './screens' },
    { name: 'long', testDir: './long', timeout: 30 * 60_000, workers: 1 },
  ],
});
