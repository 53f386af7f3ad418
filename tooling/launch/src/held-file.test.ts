import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hold } from './held-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visavis-held-'));
  file = join(folder, 'launcher.pid');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is held until it is released, and leaves nothing', () => {
  const first = hold(file);
  expect(readdirSync(folder)).toEqual(['launcher.pid']);
  if (first.kind === 'held') first.release();
  expect(existsSync(file)).toBe(false);
});

it('is not given away while another launcher lives, and is when that one was killed', async () => {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()', 'tooling/launch/src/main.ts'], { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(other, 'spawn');
  writeFileSync(file, String(other.pid));
  expect(hold(file)).toEqual({ kind: 'taken', by: other.pid });
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(hold(file).kind).toBe('held');
});

it.each(['', 'nonsense', '0', String(process.ppid)])('a file with “%s” in it is nobody’s', (words) => {
  writeFileSync(file, words);
  expect(hold(file).kind).toBe('held');
});
