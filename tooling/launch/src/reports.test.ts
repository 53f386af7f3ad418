import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { admin } from './admin.ts';
import { publicKeyOf } from './key-pairs.ts';
import { LaunchError } from './launch-error.ts';
import { readOptions } from './options.ts';
import { publicKeys } from './reports.ts';
import { readSecrets } from './secrets.ts';

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-reports-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('an operator is told the public halves, and never a private one', () => {
  const folder = dataFolder();
  expect(() => publicKeys(folder)).toThrow(LaunchError);
  const { matchPrivateKey, evidencePublicKey } = readSecrets(folder);
  expect(publicKeys(folder)).toEqual([`EVIDENCE_PUBLIC_KEY=${evidencePublicKey}`, `MATCH_PUBLIC_KEYS=${publicKeyOf(matchPrivateKey)}`]);
});

test.each([[[]], [['Reports']], [['setup-link', 'x']], [['public-keys', 'x']]])('npm run admin -- %j says in one line what may be asked', async (words) => {
  await expect(admin(words, readOptions([], { VISAVIS_DATA: dataFolder() }))).rejects.toThrow(/^Say what you want: npm run admin -- setup-link, reports .*$/);
});

test.each([[['reports']], [['report', 'x', 'close']]])('%j needs the product to run', async (words) => {
  await expect(admin(words, readOptions([], { VISAVIS_DATA: dataFolder() }))).rejects.toThrow('Nothing is running here.');
});
