import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from './cli-error.ts';

const VERSION_LINE = /version: \{ number: (\d+), effective: '\d{4}-\d{2}-\d{2}' \}/;

/** Where a profile's manifest is written. */
export const sourceOf = (profile: string): string => `packages/policy/src/profiles/${profile}.ts`;

/** Where and when a version begins to count. */
export interface VersionDay {
  readonly profile: string;
  readonly number: number;
  readonly effective: string;
}

/** What writes the day of a version into the profile's source. Errors, at once: `CliError`. */
export function effectiveWriter(root: string, { effective, number, profile }: VersionDay): () => void {
  const path = join(root, sourceOf(profile));
  const source = readFileSync(path, 'utf8');
  const line = `version: { number: ${number}, effective: '${effective}' }`;
  if (VERSION_LINE.exec(source)?.[1] !== String(number)) {
    throw new CliError('refused', `${sourceOf(profile)}: write its version as ${line}`);
  }
  return () => writeFileSync(path, source.replace(VERSION_LINE, line));
}
