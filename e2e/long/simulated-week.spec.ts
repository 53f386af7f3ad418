import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import * as v from 'valibot';

const BENCH = fileURLToPath(new URL('../../tooling/bench/src/main.ts', import.meta.url));

const Check = v.object({ name: v.string(), holds: v.boolean(), found: v.string() });

/** What must hold of a simulated week (tooling/bench), and does not. */
async function broken(args: readonly string[]): Promise<{ readonly checks: number; readonly broken: readonly string[] }> {
  // Checks that do not hold make it end with 1, and its output is what tells them.
  const { stdout } = await promisify(execFile)(process.execPath, [BENCH, 'week', '--json', ...args]).catch((error: unknown) => {
    const Failed = v.object({ stdout: v.string(), stderr: v.string() });
    const failed = v.parse(Failed, error);
    if (failed.stdout === '') throw new Error(failed.stderr);
    return failed;
  });
  const checks = stdout.trim().split('\n').map((line) => v.parse(Check, JSON.parse(line)));
  return { checks: checks.length, broken: checks.filter(({ holds }) => !holds).map(({ found, name }) => `${name}: ${found}`) };
}

test('a week of 200,000 visits, bots, restarts and outages and a day of more than 2^20 visitors: totals exact, visitors and public numbers within their stated errors', async () => {
  const week = await broken([]);
  expect(week.broken).toEqual([]);
  expect(week.checks).toBeGreaterThanOrEqual(45);
});

test('the same week, smaller, where referring hosts are counted', async () => {
  const week = await broken(['--profile=visavis', '--visits=20000', '--crowd=0']);
  expect(week.broken).toEqual([]);
  expect(week.checks).toBeGreaterThanOrEqual(45);
});
