import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from './cli-error.ts';

const HISTORY = 'packages/policy/history';
const INDEX = 'packages/policy/src/history/frozen-files.ts';

/** The frozen releases of a profile under a root, oldest first. Errors: `CliError`. */
export const readFrozen = (root: string, profile: string): readonly unknown[] =>
  numbersOf(root, profile).map((number) => readJson(join(root, HISTORY, profile, `${number}.json`)));

/** Freezes one more, and names it in the index that the package imports. Never over another. Gives its path. */
export function writeFrozen(root: string, { file, profile }: { readonly file: { readonly number: number }; readonly profile: string }): string {
  const folder = join(HISTORY, profile);
  const path = `${folder}/${file.number}.json`;
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, path), `${JSON.stringify(file, null, 1)}\n`, { flag: 'wx' });
  writeIndex(root);
  return path;
}

/** Writes the index anew from what lies in the folders. */
export function writeIndex(root: string): void {
  const profiles = readdirSync(join(root, HISTORY), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).toSorted();
  const releases = profiles.map((profile) => ({ profile, numbers: numbersOf(root, profile) }));
  const imports = releases.flatMap(({ numbers, profile }) =>
    numbers.map((number) => `import ${nameOf(profile, number)} from '../../history/${profile}/${number}.json' with { type: 'json' };`),
  );
  const lists = releases.map(({ numbers, profile }) => `  '${profile}': [${numbers.map((number) => nameOf(profile, number)).join(', ')}],`);
  const lines = [
    '// Written by `npm run policy -- publish`: the files of packages/policy/history, oldest first.',
    ...imports,
    '',
    'export const FROZEN_FILES: Readonly<Record<string, readonly unknown[]>> = {',
    ...lists,
    '};',
    '',
  ];
  writeFileSync(join(root, INDEX), lines.join('\n'));
}

/** A file's JSON. Errors: `CliError` with the path. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CliError('refused', `${path} cannot be read: ${error instanceof SyntaxError ? 'it is no JSON' : 'there is no such file'}.`);
  }
}

function numbersOf(root: string, profile: string): readonly number[] {
  try {
    const names = readdirSync(join(root, HISTORY, profile));
    return names.flatMap((name) => (/^[1-9]\d*\.json$/.test(name) ? [Number.parseInt(name, 10)] : [])).toSorted((one, other) => one - other);
  } catch {
    // No folder: nothing was published.
    return [];
  }
}

/** `anoncam1`, `myService2`. */
const nameOf = (profile: string, number: number): string => `${profile.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}${number}`;
