import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Manifest } from '@visavis/policy';
import * as v from 'valibot';
import { beforeVisitors, problemLines } from './check.ts';
import { CliError } from './cli-error.ts';
import { Answers, type Flag, nameRefusal, questionsFor, refusal } from './new-answers.ts';
import type { Ask } from './new-ask.ts';
import { newHelp } from './new-help.ts';
import { registered } from './new-register.ts';
import { constantOf, profileSource } from './new-source.ts';
import { sourceOf } from './profile-source.ts';
import type { Verb } from './verb.ts';
import { wrongFlag } from './wrong-flag.ts';

/** Writes the profile of a new service and registers it. Never writes over anything. `ask`: null where nobody can be asked. */
export const scaffolding = ({ ask }: { readonly ask: () => Ask | null }): Verb => ({
  usage: '<name> [--yes] [--FLAG VALUE …]',
  help: newHelp(),
  does: 'Begins a policy of your own: asks what services differ in, or takes the flags, and writes its profile',
  run: async (args, { root, now, say }) => {
    const { name, given, yes } = wishOf(args);
    const file = join(root, sourceOf(name));
    if (existsSync(file) || existsSync(join(root, 'packages/policy/history', name))) {
      throw new CliError('refused', `${sourceOf(name)}: something of this name is there already; choose another name.`);
    }
    const register = registered(root, name);
    const asking = yes ? null : ask();
    const answers = await answersFor(name, { given, ask: asking });
    if (!yes && asking === null) for (const line of defaultsTaken(name, given)) say(line);
    writeFileSync(file, profileSource({ name, answers, today: now().toISOString().slice(0, 10) }), { flag: 'wx' });
    const manifest = await inOrder(file, name);
    register();
    say(`Written: ${sourceOf(name)}, and named in profile-names.ts and manifest-for.ts beside that folder.`);
    say('Next:');
    for (const step of nextSteps(name)) say(`  ${step}`);
    const toDo = beforeVisitors(manifest, root);
    if (toDo.length > 0) say('Before you invite visitors:');
    for (const line of toDo) say(`  · ${line}`);
  },
});

type Given = Readonly<Partial<Record<Flag, string>>>;

function wishOf(args: readonly string[]): { readonly name: string; readonly given: Given; readonly yes: boolean } {
  const { positionals, values } = parsed(args);
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new CliError('usage', 'new takes one name: npm run policy -- new myservice');
  const reason = nameRefusal(name);
  if (reason !== null) throw new CliError('usage', `${name}: ${reason}.`);
  const { yes, ...texts } = values;
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => typeof text === 'string'));
  for (const { flag } of questionsFor(name)) {
    const text = given[flag];
    const wrong = typeof text === 'string' ? refusal(flag, text) : null;
    if (wrong !== null) throw new CliError('usage', `--${flag} ${JSON.stringify(text)}: it ${wrong}.`);
  }
  return { name, given, yes: yes === true };
}

function parsed(args: readonly string[]) {
  const flags = Object.fromEntries(questionsFor('x').map(({ flag }) => [flag, { type: 'string' } as const]));
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { ...flags, yes: { type: 'boolean' } } });
  } catch (error) {
    throw wrongFlag(error, 'new');
  }
}

/** Nobody is surprised by answers that they did not give. One line, or none where every flag was given. */
function defaultsTaken(name: string, given: Given): readonly string[] {
  const flags = questionsFor(name).map(({ flag }) => flag);
  const taken = flags.filter((flag) => given[flag] === undefined);
  if (taken.length === 0) return [];
  const which = taken.length === flags.length ? 'every question' : taken.join(', ');
  return [`No terminal to ask at: took the defaults for ${which}. Each has a flag (npm run policy -- new --help), and a line in the profile.`];
}

async function answersFor(name: string, { ask, given }: { readonly ask: Ask | null; readonly given: Given }): Promise<Answers> {
  const texts: Partial<Record<Flag, string>> = { ...given };
  for (const { asks, flag, ofOperator, otherwise } of questionsFor(name)) {
    if (texts[flag] !== undefined) continue;
    const isAsked = ask !== null && !(ofOperator === true && (texts.operator ?? '') === '');
    texts[flag] = isAsked ? await ask(asks, { otherwise, refusal: (text) => refusal(flag, text) }) : otherwise;
  }
  const { address, country, operator } = texts;
  if (operator !== '' && (address === '' || country === '')) {
    throw new CliError('usage', 'whoever runs the service is named whole: --operator, --address and --country.');
  }
  return v.parse(Answers, texts);
}

/** The manifest in a file that was just written; without problems, or the file is gone again. Errors: `CliError`. */
async function inOrder(file: string, name: string): Promise<Manifest> {
  const module: Readonly<Record<string, Manifest>> = await import(pathToFileURL(file).href);
  const manifest = module[constantOf(name)];
  const problems = problemLines(manifest);
  if (manifest !== undefined && problems.length === 0) return manifest;
  rmSync(file);
  throw new CliError(
    'refused',
    `these answers make no policy that may be published:\n${problems.map((line) => `  ${line}`).join('\n')}`,
  );
}

const nextSteps = (name: string): readonly string[] => [
  `1. Read ${sourceOf(name)} and make it say what you do.`,
  `2. npm run policy -- check ${name}`,
  `3. npm run policy -- publish ${name}`,
  `4. VISAVIS_PROFILE=${name} npm start`,
  '5. npm test, then npm run promises -- --write --accept-rise: what it promises joins the ledger.',
];
