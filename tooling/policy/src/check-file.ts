import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { CliError } from './cli-error.ts';
import { sourceProblem } from './source-problem.ts';

/** A candidate by the name that it was asked for: a profile, a `.json` (also a published privacy.json) or a `.ts` with a profile in it. */
export async function candidateIn(name: string): Promise<readonly [label: string, candidate: unknown]> {
  const profile = PROFILE_NAMES.find((known) => known === name);
  if (profile !== undefined) return [profile, manifestFor(profile)];
  if (name.endsWith('.json')) return [name, withoutWrapping(fromJson(name))];
  if (name.endsWith('.ts')) return [name, await fromModule(name)];
  throw new CliError('usage', `${name} is no profile (${PROFILE_NAMES.join(', ')}) and no file that ends in .json or .ts.`);
}

/** npm changes the folder to the repository's; where the command was typed it says in INIT_CWD. */
const located = (name: string): string => resolve(process.env['INIT_CWD'] ?? '.', name);

function fromJson(name: string): unknown {
  try {
    return JSON.parse(readFileSync(located(name), 'utf8'));
  } catch (error) {
    throw new CliError(
      'refused',
      `${name}: ${error instanceof SyntaxError ? 'this is not JSON' : 'there is no such file to read'}.`,
    );
  }
}

/** What a published file has around the manifest. */
function withoutWrapping(file: unknown): unknown {
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return file;
  return Object.fromEntries(Object.entries(file).filter(([key]) => key !== '$schema' && key !== 'format'));
}

async function fromModule(name: string): Promise<unknown> {
  let module: object;
  try {
    module = await import(pathToFileURL(located(name)).href);
  } catch (error) {
    const module = pathToFileURL(located(name));
    throw new CliError('refused', `${name}: it cannot be loaded: ${sourceProblem(error, { module, root: dirname(located(name)) })}`);
  }
  const profile: unknown = Object.values(module).find((one) => typeof one === 'object' && one !== null && 'profile' in one);
  if (profile === undefined) throw new CliError('refused', `${name}: it exports no profile.`);
  return profile;
}
