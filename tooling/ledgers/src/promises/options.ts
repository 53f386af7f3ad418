import { parseArgs } from 'node:util';
import { PROFILE_NAMES, type ProfileName } from '@visavis/policy';

export const USAGE = `npm run promises                      every policy, promise by promise
npm run promises -- ${PROFILE_NAMES[0]}           one policy: ${PROFILE_NAMES.join(', ')}
npm run promises -- --json            the same for programs
npm run promises -- --write           record the last green npm test; --accept-rise where promises are new`;

export type Options =
  | { readonly kind: 'help' }
  | { readonly kind: 'show'; readonly profiles: readonly ProfileName[]; readonly json: boolean }
  | { readonly kind: 'write'; readonly acceptRise: boolean }
  /** One line that says what to write instead. */
  | { readonly kind: 'refused'; readonly because: string };

/** What somebody asked for on the command line. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' }, write: { type: 'boolean' }, 'accept-rise': { type: 'boolean' } },
  });
  if (values['help'] === true) return { kind: 'help' };
  const unknown = tokens.find((token) => token.kind === 'option' && !KNOWN.has(token.name));
  if (unknown?.kind === 'option') return refused(`There is no ${unknown.rawName}. See npm run promises -- --help`);
  const strange = positionals.filter((name) => !isProfile(name));
  if (strange.length > 0) return refused(`There is no policy ${strange.join(', ')}. There are: ${PROFILE_NAMES.join(', ')}`);
  if (values['write'] === true) {
    if (positionals.length > 0) return refused('--write records all policies at once. Leave the name out.');
    return { kind: 'write', acceptRise: values['accept-rise'] === true };
  }
  const profiles = positionals.length === 0 ? PROFILE_NAMES : PROFILE_NAMES.filter((name) => positionals.includes(name));
  return { kind: 'show', profiles, json: values['json'] === true };
}

const KNOWN: ReadonlySet<string> = new Set(['help', 'json', 'write', 'accept-rise']);

const isProfile = (name: string): boolean => PROFILE_NAMES.some((profile) => profile === name);

const refused = (because: string): Options => ({ kind: 'refused', because });
