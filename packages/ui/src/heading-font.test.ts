import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the heading face stays within 15 KB', async () => {
  const script = fileURLToPath(new URL('../font/subset-heading-font.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [script]);
  const { size } = await stat(new URL('../dist/heading.woff2', import.meta.url));
  expect(size).toBeGreaterThan(5_000);
  expect(size).toBeLessThanOrEqual(15 * 1_024);
});
