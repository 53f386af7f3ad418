import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Manifest, PROFILE_NAMES, type ProfileName } from '@visavis/policy';
import {
  CHANGE_CLASSES,
  type ChangeClass,
  dayOf,
  describeChange,
  describePromise,
  type FrozenText,
  nextRelease,
  noticeFor,
  parseRelease,
  resets,
} from '@visavis/policy/history';
import { problemLines } from './check.ts';
import { CliError } from './cli-error.ts';
import { readFrozen, writeFrozen } from './frozen-files.ts';
import { noticeLine, resetLine } from './lines.ts';
import { effectiveWriter, sourceOf } from './profile-source.ts';
import type { Place, Verb } from './verb.ts';
import { wrongFlag } from './wrong-flag.ts';

/** What a profile says now. */
export interface Said {
  readonly manifestOf: (profile: ProfileName) => Manifest;
  readonly textOf: (manifest: Manifest) => FrozenText;
}

/** Freezes what profiles say now as their next releases. Never changes one that is frozen. */
export const publishing = (said: Said): Verb => ({
  usage: '<profile> | --all [--effective DATE] [--launched | --before-launch] [--class CLASS --note TEXT]',
  does: 'Freezes what a profile says now as its next release, and says what that means.',
  run: (args, place) => {
    const wish = wishOf(args);
    const planned = wish.profiles.map((profile) => plan(profile, { wish, said, place }));
    for (const release of planned) release();
  },
});

interface Wish {
  readonly profiles: readonly ProfileName[];
  readonly all: boolean;
  readonly effective: string | undefined;
  readonly launched: boolean;
  readonly beforeLaunch: boolean;
  readonly atLeast: ChangeClass | undefined;
  readonly note: string | undefined;
}

interface Around {
  readonly wish: Wish;
  readonly said: Said;
  readonly place: Place;
}

/** Everything but the writing, so that of `--all` either every profile is published or none. Errors: `CliError`. */
function plan(profile: ProfileName, { place, said, wish }: Around): () => void {
  const files = readFrozen(place.root, profile);
  const manifest = said.manifestOf(profile);
  const last = files.length === 0 ? null : parseRelease(files.at(-1), `history/${profile}/${files.length}.json`);
  const isLaunched = launchOf(profile, { wish, manifest, before: last?.file.launched ?? false });
  const next = nextRelease({
    files,
    manifest,
    textOf: said.textOf,
    today: dayOf(place.now()),
    effective: wish.effective,
    launched: isLaunched,
    atLeast: wish.atLeast,
    note: wish.note,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
  });
  if ('refused' in next) {
    if (next.refused === 'nothing-changed' && wish.all) return () => place.say(`${profile}: nothing changed since version ${files.length}.`);
    throw new CliError('refused', refusal(profile, { next, count: files.length }));
  }
  const { changes, file, promises } = next;
  const problems = problemLines(file.manifest);
  if (problems.length > 0) throw new CliError('refused', `${profile}: it may not be published like this:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  const writeDay = effectiveWriter(place.root, { profile, number: file.number, effective: file.effective });
  return () => {
    writeDay();
    const path = writeFrozen(place.root, { profile, file });
    place.say(`${profile}: version ${file.number}, ${file.class}, in force from ${file.effective} (${path})`);
    for (const change of changes) place.say(`  ${describeChange(change)}`);
    for (const change of promises) place.say(`  ${describePromise(change)}`);
    if (file.words !== undefined) place.say(`  Words of their own, found to be ${file.words}: ${file.note}`);
    place.say(`  Notice: ${noticeLine(noticeFor(file))}`);
    place.say(`  Choices asked again: ${resetLine(last === null ? [] : resets(changes, manifest))}`);
  };
}

interface Launching {
  readonly wish: Wish;
  readonly manifest: Manifest;
  readonly before: boolean;
}

/** A launch is not taken back; and whoever is named may not forget to say whether people use the service. Errors: `CliError`. */
function launchOf(profile: ProfileName, { before, manifest, wish }: Launching): boolean {
  if (before && wish.beforeLaunch) throw new CliError('refused', `${profile}: --before-launch: it was launched with an earlier version already; leave it out.`);
  if (before || wish.launched) return true;
  if (manifest.brand.operator.kind === 'named' && !wish.beforeLaunch) {
    throw new CliError('refused', `${profile}: its operator is named, so say whether people use it: --launched, which gives them notice of changes, or --before-launch.`);
  }
  return false;
}

interface Refused {
  readonly next: Extract<ReturnType<typeof nextRelease>, { readonly refused: string }>;
  readonly count: number;
}

function refusal(profile: ProfileName, { count, next }: Refused): string {
  switch (next.refused) {
    case 'nothing-changed':
      return `${profile}: nothing changed since version ${count}, so there is nothing to publish.`;
    case 'wrong-number':
      return `${sourceOf(profile)}: version.number: the newest release is ${count === 0 ? 'none' : count}; set it to ${next.expected}.`;
    case 'words-not-judged':
      return `${profile}: words changed that follow from no fact (${placesOf(next.words)}), and no rule can judge them. Read them, then say --class ${CHANGE_CLASSES.join('|')} and --note with one line that says what changed.`;
    case 'too-early':
      return `${profile}: --effective: this version may not count before ${next.earliest}, ${TOO_EARLY[next.because]}; take that day or a later one.`;
  }
}

const TOO_EARLY = {
  'notice-time': 'when the notice time is over',
  'release-before': 'when the version before it does, whose changes it carries',
  'not-published-yet': 'when it is published',
};

/** The first few places of changed words. */
function placesOf(words: readonly { readonly document: string; readonly clause: string }[]): string {
  if (words.length === 0) return 'headings, links or order';
  const places = words.slice(0, 5).map(({ clause, document }) => `${document}#${clause}`);
  return [...places, ...(words.length > 5 ? [`${words.length - 5} more`] : [])].join(', ');
}

/** Errors: `CliError`. */
function wishOf(args: readonly string[]): Wish {
  const { positionals, values } = parsed(args);
  const unknown = positionals.find((name) => !isProfile(name));
  if (unknown !== undefined) throw new CliError('usage', `There is no profile "${unknown}". There are: ${PROFILE_NAMES.join(', ')}.`);
  const named = positionals.filter(isProfile);
  if (values.all === (named.length > 0)) throw new CliError('usage', 'Name one or more profiles, or say --all.');
  const { class: lightest, effective } = values;
  if (effective !== undefined && !isDay(effective)) throw new CliError('usage', `--effective: "${effective}" is no day; write YYYY-MM-DD.`);
  const atLeast = CHANGE_CLASSES.find((name) => name === lightest);
  if (lightest !== undefined && atLeast === undefined) throw new CliError('usage', `--class: one of ${CHANGE_CLASSES.join(', ')}.`);
  const { all, 'before-launch': beforeLaunch, launched, note } = values;
  if (launched && beforeLaunch) throw new CliError('usage', 'Say --launched or --before-launch, not both.');
  if (note !== undefined && (note.trim() === '' || /\p{Cc}/u.test(note))) throw new CliError('usage', '--note: one line of plain words.');
  return { profiles: all ? PROFILE_NAMES : named, all, effective, launched, beforeLaunch, atLeast, note };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        effective: { type: 'string' },
        launched: { type: 'boolean', default: false },
        'before-launch': { type: 'boolean', default: false },
        class: { type: 'string' },
        note: { type: 'string' },
      },
    });
  } catch (error) {
    throw wrongFlag(error, 'publish');
  }
}

const isProfile = (name: string): name is ProfileName => PROFILE_NAMES.some((known) => known === name);

const isDay = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && dayOf(date) === text;
};
