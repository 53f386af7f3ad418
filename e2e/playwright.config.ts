import { defineConfig } from '@playwright/test';

export default defineConfig({
  // A call needs both cores; people in other calls would only slow each other down.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // A guard against hanging, not a measure of speed.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  outputDir: '../.reports/e2e',
  reporter: [['list']],
  projects: [
    { name: 'test', testDir: './specs' },
    { name: 'screens', testDir: './screens' },
    { name: 'long', testDir: './long', timeout: 30 * 60_000 },
  ],
});
