import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TURBO = join(ROOT, 'node_modules/.bin/turbo');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('package boundaries (turbo boundaries)', () => {
  it('the house itself breaks none', () => {
    expect(boundaries(ROOT)).toContain('no issues found');
  });

  it('a browser package that declares a node-only one is caught by its tag', () => {
    const house = plantedHouse({ 'runtime:browser': '@fixture/db' });
    expect(boundaries(house)).toMatch(/runtime:node/);
  });

  it('a contract package that declares a service is caught by its layer', () => {
    const house = plantedHouse({ 'layer:contract': '@fixture/db' });
    expect(boundaries(house)).toMatch(/layer:/);
  });
});

/** A workspace of two packages under our own rules, in which the first declares and imports the second. */
function plantedHouse(planted: Record<string, string>): string {
  const house = mkdtempSync(join(tmpdir(), 'visavis-boundaries-'));
  folders.push(house);
  cpSync(join(ROOT, 'turbo.json'), join(house, 'turbo.json'));
  writeFileSync(join(house, 'pnpm-workspace.yaml'), 'packages:\n  - packages/*\n');
  writeFileSync(join(house, 'package.json'), JSON.stringify({ name: 'fixture', packageManager: 'pnpm@12.21.0' }));
  writeFileSync(join(house, 'pnpm-lock.yaml'), "lockfileVersion: '9.0'\n\nimporters:\n\n  .: {}\n");
  for (const [tag, dependency] of Object.entries(planted)) {
    addPackage(house, { name: 'importer', tag, dependency });
  }
  addPackage(house, { name: 'db', tag: 'runtime:node' });
  execFileSync('git', ['init', '-q', house]);
  return house;
}

function addPackage(house: string, { name, tag, dependency }: { name: string; tag: string; dependency?: string }): void {
  const folder = join(house, 'packages', name);
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: `@fixture/${name}`, version: '0.0.0', dependencies: dependency ? { [dependency]: 'workspace:*' } : {} }),
  );
  writeFileSync(join(folder, 'turbo.json'), JSON.stringify({ extends: ['//'], tags: [tag] }));
  writeFileSync(join(folder, 'src/index.ts'), dependency ? `import '${dependency}';\n` : 'export const here = 1;\n');
}

function boundaries(house: string): string {
  try {
    return execFileSync(TURBO, ['boundaries', '--no-color'], {
      cwd: house,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && 'stderr' in error) return `${String(error.stdout)}${String(error.stderr)}`;
    throw error;
  }
}
