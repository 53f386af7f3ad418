import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LaunchError } from './launch-error.ts';
import { readSecrets } from './secrets.ts';

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('secrets are made once, for nobody else to read', () => {
  const folder = dataFolder();
  const made = readSecrets(folder);
  expect(new Set(Object.values(made)).size).toBe(2);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(readSecrets(folder)).toEqual(made);
});

test('a copy made before there were bans keeps its secret and gets a key for them', () => {
  const folder = dataFolder();
  const authSecret = 'a'.repeat(43);
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ authSecret }), { mode: 0o600 });
  const secrets = readSecrets(folder);
  expect(secrets.authSecret).toBe(authSecret);
  expect(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))).toEqual(secrets);
});

test.each(['', '{}', '{"authSecret":"short"}'])('a file with %j is left alone and told', (text) => {
  const folder = dataFolder();
  const file = join(folder, 'secrets.json');
  writeFileSync(file, text);
  expect(() => readSecrets(folder)).toThrow(LaunchError);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
