import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const CRUISER = fileURLToPath(new URL('../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', import.meta.url));

const Report = v.object({
  summary: v.object({
    totalCruised: v.number(),
    violations: v.array(v.object({ from: v.string(), to: v.string(), rule: v.object({ name: v.string() }) })),
  }),
});

describe('file boundaries (.dependency-cruiser.mjs)', () => {
  it.each(readdirSync(FIXTURES))('%s fires on a planted violation', async (rule) => {
    const { violations } = await cruise(join(FIXTURES, rule), ['.']);
    expect(violations.map((violation) => violation.rule.name)).toContain(rule);
  });

  it('testkit is for tests, the bench and e2e, and for no app and no tool that people run', async () => {
    const { violations } = await cruise(join(FIXTURES, 'testkit-for-tests-only'), ['.']);
    const importers = violations.filter(({ rule }) => rule.name === 'testkit-for-tests-only').map(({ from }) => from);
    expect(importers.toSorted()).toEqual(['apps/collector/src/main.ts', 'tooling/launch/src/main.ts']);
  });

  it('every rule has a fixture that must fail', async () => {
    const { default: configuration } = await import(join(ROOT, '.dependency-cruiser.mjs'));
    const Rules = v.object({ forbidden: v.array(v.object({ name: v.string() })) });
    const names = v.parse(Rules, configuration).forbidden.map((rule) => rule.name);
    expect(readdirSync(FIXTURES).toSorted()).toEqual(names.toSorted());
  });

  it('the house itself breaks none, and was really read', async () => {
    const { violations, totalCruised } = await cruise(ROOT, ['apps', 'packages', 'tooling', 'e2e']);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    // With TypeScript 7 dependency-cruiser reads nothing and calls that success.
    expect(totalCruised).toBeGreaterThan(150);
  });
});

async function cruise(folder: string, targets: readonly string[]): Promise<v.InferOutput<typeof Report>['summary']> {
  const run = promisify(execFile);
  // Violations are what is looked for, so the exit code that counts them is no failure here.
  const { stdout } = await run(
    process.execPath,
    [CRUISER, ...targets, '--config', join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json'],
    { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
  ).catch((error: unknown) => {
    const Failed = v.object({ stdout: v.string() });
    return v.parse(Failed, error);
  });
  return v.parse(Report, JSON.parse(stdout)).summary;
}
