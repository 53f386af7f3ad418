import { CliError } from './cli-error.ts';

/** What `parseArgs` of node:util refused, in one line that leads to the verb's help. */
export function wrongFlag(error: unknown, verb: string): CliError {
  const said = error instanceof Error ? error.message : '';
  const flag = /--?[\w-]+/.exec(said)?.[0] ?? 'A flag';
  const help = `Try: npm run policy -- ${verb} --help`;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return new CliError('usage', `There is no flag ${flag}. ${help}`);
  const takes = said.includes('does not take') ? 'takes no value' : 'needs a value';
  return new CliError('usage', `${flag} ${takes}. ${help}`);
}
