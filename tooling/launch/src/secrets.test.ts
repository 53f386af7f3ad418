import { createPrivateKey } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LaunchError } from './launch-error.ts';
import { publicKeyOf } from './key-pairs.ts';
import { keptSecrets, moderatorsKeyIn, readSecrets } from './secrets.ts';

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('secrets are made once, for nobody else to read', () => {
  const folder = dataFolder();
  const made = readSecrets(folder);
  expect(new Set(Object.values(made)).size).toBe(4);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(statSync(moderatorsKeyIn(folder)).mode & 0o777).toBe(0o600);
  expect(readSecrets(folder)).toEqual(made);
});

test('a copy made before there were bans and proofs keeps its secret and gets keys for them', () => {
  const folder = dataFolder();
  const authSecret = 'a'.repeat(43);
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ authSecret }), { mode: 0o600 });
  const secrets = readSecrets(folder);
  expect(secrets.authSecret).toBe(authSecret);
  expect(Object.keys(secrets)).toEqual(['authSecret', 'banKey', 'matchPrivateKey', 'evidencePublicKey']);
  expect(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))).toEqual(secrets);
});

test('the moderators’ key opens what is sealed to the public half, and may be taken away', () => {
  const folder = dataFolder();
  const made = readSecrets(folder);
  const pem = readFileSync(moderatorsKeyIn(folder), 'utf8');
  expect(publicKeyOf(createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' }).toString('base64'))).toBe(made.evidencePublicKey);
  rmSync(moderatorsKeyIn(folder));
  expect(readSecrets(folder)).toEqual(made);
  expect(existsSync(moderatorsKeyIn(folder))).toBe(false);
});

test('a moderators’ key that is made anew stands before the old one, which stays', () => {
  const folder = dataFolder();
  const { evidencePublicKey, ...rest } = readSecrets(folder);
  const old = readFileSync(moderatorsKeyIn(folder), 'utf8');
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify(rest));
  const renewed = readSecrets(folder);
  expect(renewed).toEqual({ ...rest, evidencePublicKey: expect.stringMatching(/^[\w-]{87}$/) });
  expect(renewed.evidencePublicKey).not.toBe(evidencePublicKey);
  const pem = readFileSync(moderatorsKeyIn(folder), 'utf8');
  expect(pem.endsWith(old)).toBe(true);
  expect(pem.match(/BEGIN PRIVATE KEY/g)).toHaveLength(2);
  expect(keptSecrets(folder)).toEqual(renewed);
});

const noMatchKey = JSON.stringify({ authSecret: 'a'.repeat(43), matchPrivateKey: 'A'.repeat(92) });
test.each(['', '{}', '{"authSecret":"short"}', noMatchKey])('a file with %j is left alone and told', (text) => {
  const folder = dataFolder();
  const file = join(folder, 'secrets.json');
  writeFileSync(file, text);
  expect(() => readSecrets(folder)).toThrow(LaunchError);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
