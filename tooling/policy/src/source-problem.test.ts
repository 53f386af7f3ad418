import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sourceProblem } from './source-problem.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'visavis source-'));
  mkdirSync(join(root, 'profiles'));
  writeFileSync(join(root, 'main.ts'), "export { A } from './profiles/mine.ts';\n");
  writeFileSync(join(root, 'common.ts'), 'export const COMMON = 1;\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it.each([
  ['a comma that is missing', 'export const A = {\n  a: 1\n  b: 2 };\n', 3],
  ['a quote that is open', "export const A = 1;\nconst b = 'x\n", 2],
  ['a name that nothing has', 'export const A = {\n  a: NOTHING,\n};\n', 2],
  ['an import that is not there', "import { OTHER } from '../common.ts';\nexport const A = OTHER;\n", 1],
  ['a name that is given twice', 'export const A = 1;\nconst A = 2;\n', 2],
])('names file and line of %s, and what to do, in one line', async (_what, text, line) => {
  writeFileSync(join(root, 'profiles/mine.ts'), text);
  const module = pathToFileURL(join(root, 'main.ts'));
  const problem = sourceProblem(new SyntaxError('It is wrong.\nHere.'), { module, root });
  expect(problem).toBe(`profiles/mine.ts:${line}: It is wrong. Mend that line or the one before it, then run this again.`);
});

it('says what it knows where Node names no line', () => {
  writeFileSync(join(root, 'profiles/mine.ts'), "import { A as B } from './none.ts';\nexport const A = B;\n");
  const module = pathToFileURL(join(root, 'main.ts'));
  const problem = sourceProblem(new Error(`Cannot find module '${root}/profiles/none.ts'`), { module, root });
  expect(problem).toMatch(/Cannot find module 'profiles\/none\.ts'\. Mend/);
  expect(problem).not.toContain('\n');
});
