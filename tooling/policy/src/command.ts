import { ReleaseUnreadable } from '@visavis/policy/history';
import { CliError } from './cli-error.ts';
import type { Place, Verb } from './verb.ts';

interface Commanded {
  readonly verbs: Readonly<Record<string, Verb>>;
  readonly place: Place;
}

/** Runs the verb that the first word names. Errors: `CliError`. */
export async function command(words: readonly string[], { place, verbs }: Commanded): Promise<void> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help') {
    for (const line of overview(verbs)) place.say(line);
    return;
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined) throw new CliError('usage', `There is no verb "${name}". There are: ${Object.keys(verbs).join(', ')}.`);
  if (rest.includes('--help')) {
    for (const line of [`npm run policy -- ${name} ${verb.usage}`, ...(verb.help ?? [])]) place.say(line);
    return;
  }
  try {
    await verb.run(rest, place);
  } catch (error) {
    throw error instanceof ReleaseUnreadable ? new CliError('refused', error.message) : error;
  }
}

function overview(verbs: Readonly<Record<string, Verb>>): readonly string[] {
  return Object.entries(verbs).flatMap(([name, { does, usage }]) => [`npm run policy -- ${name} ${usage}`, `    ${does}`]);
}
