import { ENFORCERS } from '@visavis/policy/ledger';
import { expect, it } from 'vitest';
import { house } from '../purposes/house.ts';
import { checkEnforcers } from './check-enforcers.ts';
import { readModule } from './repository.ts';
import { runByApps } from './run-by-apps.ts';

it('every module that is said to keep a promise is there and exports its symbol', () => {
  expect(checkEnforcers(readModule)).toEqual([]);
});

it('a module is found by what it exports, however it does so', () => {
  const groups = [{ ids: ['1V1-03-02'], by: ['packages/a.ts#seal'] }] as const;
  for (const source of ['export async function seal() {}', 'const seal = 1;\nexport { open, seal };', 'export type seal = string;']) {
    expect(checkEnforcers(() => source, groups)).toEqual([]);
  }
  for (const source of ['', 'const seal = 1;', 'export const sealed = 1;', 'export default seal;']) {
    expect(checkEnforcers(() => source, groups)).toHaveLength(1);
  }
});

it('every module that is said to keep a promise is run by an app, or is a check of this house', () => {
  const run = runByApps(house().files);
  expect(run.size).toBeGreaterThan(300);
  const named = new Set(ENFORCERS.flatMap(({ by }) => by.map((enforcer) => enforcer.slice(0, enforcer.indexOf('#')))));
  expect([...named].filter((path) => !run.has(path) && !/^(tooling\/ledgers|e2e)\//.test(path))).toEqual([]);
});

it('a module is run by what imports it, however it does so, and not by a test', () => {
  const run = runByApps(
    new Map([
      ['apps/a/src/main.ts', "import { b } from './b.ts';"],
      ['apps/a/src/b.ts', "const late = () => import('@visavis/policy/ledger');"],
      ['apps/site/src/page.astro', "---\nimport { c } from '@visavis/consent';\n---\n<p>It’s c</p>"],
      ['packages/policy/src/ledger/index.ts', "export { d } from './d.ts';"],
      ['packages/policy/src/ledger/d.ts', ''],
      ['packages/consent/src/index.ts', ''],
      ['packages/consent/src/choice.ts', ''],
    ]),
  );
  expect(run.has('packages/policy/src/ledger/d.ts')).toBe(true);
  expect(run.has('packages/consent/src/index.ts')).toBe(true);
  expect(run.has('packages/consent/src/choice.ts')).toBe(false);
});
