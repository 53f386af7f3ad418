import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Manifest, manifestFor, type ProfileName } from '@visavis/policy';
import { frozenText } from '@visavis/policy/history';
import { policyDocuments } from '@visavis/policy/text';
import { onTestFinished } from 'vitest';
import { writeIndex } from './frozen-files.ts';
import type { Said } from './publish.ts';
import type { Place } from './verb.ts';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A copy of what publishing touches, with no release in it, until the test ends, and what was said to the person who asked. */
export function emptyPlace(): Place & { readonly lines: readonly string[] } {
  const root = mkdtempSync(join(tmpdir(), 'visavis-policy-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const folder of ['packages/policy/history', 'packages/policy/src/history']) mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(ROOT, 'packages/policy/src/profiles'), join(root, 'packages/policy/src/profiles'), { recursive: true });
  writeIndex(root);
  const lines: string[] = [];
  return { root, lines, now: () => new Date('2026-12-01T15:00:00Z'), say: (line) => lines.push(line) };
}

/** What the profiles say, each as the version of this number and as `change` has it. */
export const saying = (number: number, change: (manifest: Manifest) => Manifest = (manifest) => manifest): Said => ({
  manifestOf: (profile: ProfileName) => {
    const manifest = manifestFor(profile);
    return change({ ...manifest, version: { ...manifest.version, number } });
  },
  textOf: (manifest) => frozenText(policyDocuments(manifest)),
});

export function withLogDays(manifest: Manifest, amount: number): Manifest {
  const { accessLog } = manifest.data;
  if (accessLog === 'not-collected') return manifest;
  return { ...manifest, data: { ...manifest.data, accessLog: { ...accessLog, retention: { ...accessLog.retention, length: { amount, unit: 'days' } } } } };
}

/** Writes a profile's version line, as an editor would. */
export function writeVersion({ root }: Place, profile: string, number: number): void {
  writeFileSync(join(root, `packages/policy/src/profiles/${profile}.ts`), `export const X = { version: { number: ${number}, effective: '2026-11-22' } };\n`);
}
