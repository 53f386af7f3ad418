import { resolve } from 'node:path';
import { Manifest, manifestFor, PROFILE_NAMES, type ProfileName } from '@visavis/policy';
import { parseRelease } from '@visavis/policy/history';
import * as v from 'valibot';
import { CliError } from './cli-error.ts';
import { readFrozen, readJson } from './frozen-files.ts';

/** The manifest that a word means: `visavis`, `visavis@1`, or a file. Errors: `CliError`, `ReleaseUnreadable`. */
export function manifestMeant(word: string, root: string): Manifest {
  const [name = '', number] = word.split('@');
  const profile = PROFILE_NAMES.find((known) => known === name);
  if (profile !== undefined) return number === undefined ? manifestFor(profile) : released(profile, { number, root });
  if (word.endsWith('.json')) return fromFile(resolve(word));
  throw new CliError('usage', `"${word}" is no profile (${PROFILE_NAMES.join(', ')}), no version such as visavis@1, and no .json file.`);
}

function released(profile: ProfileName, { number, root }: { readonly number: string; readonly root: string }): Manifest {
  const files = readFrozen(root, profile);
  const file = /^\d+$/.test(number) ? files[Number(number) - 1] : undefined;
  if (file === undefined) throw new CliError('refused', `${profile}@${number}: no such version; ${profile} has ${files.length}.`);
  return parseRelease(file, `history/${profile}/${number}.json`).manifest;
}

/** A release's file, or a manifest alone. */
function fromFile(path: string): Manifest {
  const json = readJson(path);
  if (typeof json === 'object' && json !== null && 'manifest' in json) return parseRelease(json, path).manifest;
  const parsed = v.safeParse(Manifest, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new CliError('refused', `${path}: ${v.getDotPath(issue) ?? 'manifest'}: ${issue.message}.`);
}
