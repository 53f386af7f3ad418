import type { Enforcer, LedgerEntry } from '@visavis/policy/ledger';
import { CAPABILITIES } from '@visavis/policy/promises';
import { describeDay } from '../describe-day.ts';
import type { Card } from './card.ts';

export const STATE_WORDS = {
  proven: 'Proven',
  measured: 'Measured',
  declared: 'Declared',
  text: 'Information',
  unproven: 'Not proven yet',
} as const satisfies Readonly<Record<LedgerEntry['state'], string>>;

/** One of several, and how many there are beside it. A card stays short; the ledger has them all, one tap away. */
export interface First<T> {
  readonly first: T;
  readonly more: number;
}

/** What stands on a card. What there is nothing to say about is undefined or empty. */
export interface CardWords {
  /** A promise that is as weakly shown as the whole sentence, which itself stands beside the card; our own where it can be. */
  readonly promise: First<string>;
  /** Modules: `packages/services/src/sweep.ts`. */
  readonly keptBy: First<string> | undefined;
  /** Absent where only a part of the sentence is shown. */
  readonly shown: { readonly line: string; readonly test: string } | undefined;
  readonly declared: readonly string[];
  readonly figures: readonly string[];
  readonly waitsFor: readonly string[];
}

export function cardWords({ entries, state }: Omit<Card, 'card'>): CardWords {
  const [speaking, ...others] = entries.toSorted((one, other) => rank(other, state) - rank(one, state));
  if (speaking === undefined) throw new TypeError('a card without a promise');
  const kept = state === 'unproven' ? [] : entries;
  return {
    promise: { first: speaking.promise.id, more: others.length },
    keptBy: first(kept.flatMap((entry) => entry.enforcers.map(moduleOf))),
    shown: shownBy(kept),
    declared: entries.flatMap((entry) => (entry.state === 'declared' ? [declaredLine(entry)] : [])),
    figures: entries.flatMap((entry) => (isShownLive(entry) ? [entry.figure] : [])),
    waitsFor: [...new Set(entries.flatMap(waitsForWords))],
  };
}

/** As weakly shown as the whole, then not surpassed here, then in our own name. */
const rank = ({ here, promise, state }: LedgerEntry, whole: Card['state']): number =>
  (state === whole ? 4 : 0) + (here === undefined ? 2 : 0) + (promise.id.startsWith('VIS-') ? 1 : 0);

const isShownLive = (entry: LedgerEntry): entry is LedgerEntry & { readonly figure: string } =>
  (entry.state === 'measured' || entry.state === 'proven') && entry.figure !== undefined;

/** The app or package of `apps/name/…#symbol`; the ledger names the modules. */
const moduleOf = (enforcer: Enforcer): string => enforcer.split('/').slice(0, 2).join('/');

/** The numbers of rules in a specification, before a part of a test's title: `[L2] `. */
const RULE = /^(\[[A-Z]+\d+\] )+/;

/** The tests of the proven promises, since the day on which the last of them was shown. */
function shownBy(entries: readonly LedgerEntry[]): CardWords['shown'] {
  const proven = entries.flatMap((entry) => (entry.state === 'proven' ? [entry] : []));
  const test = first(proven.flatMap((entry) => entry.tests));
  const since = proven.map((entry) => entry.since.date).toSorted().at(-1);
  if (test === undefined || since === undefined) return undefined;
  return { line: `${testLine(test.more + 1, since)}${test.more > 0 ? '. One of them:' : ''}`, test: shortTitle(partsOf(test.first).at(-1) ?? '') };
}

/** A card stays short; the ledger has titles whole. */
const shortTitle = (title: string): string => (title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')} …` : title);
const LONGEST_TITLE = 60;

/** "Shown by 3 tests since 22 November 2026". */
export const testLine = (count: number, day: string): string =>
  `Shown by ${count} ${count === 1 ? 'test' : 'tests'} since ${describeDay(day)}`;

export const declaredLine = ({ evidence, on, until }: { readonly evidence: string; readonly on: string; readonly until: string }): string =>
  `Declared by people on ${describeDay(on)}, good until ${describeDay(until)}. Evidence: ${evidence}`;

/** What is missing until a promise is shown whole; nothing where nothing is. */
export function waitsForWords(entry: LedgerEntry): readonly string[] {
  if (entry.state === 'unproven') return [waiting(entry)];
  return entry.state === 'proven' && entry.open === 'attestation' ? [`The rest of it: ${RECORD}`] : [];
}

const RECORD = 'a dated record by the people who run this service. There is none yet';

function waiting({ lacks, waitsFor }: Extract<LedgerEntry, { state: 'unproven' }>): string {
  switch (waitsFor) {
    case 'attestation':
      return capital(RECORD);
    case 'test':
      return 'A test that shows it';
    case 'module':
      return 'The name of the code that keeps it';
    case 'run':
      return 'A run of the tests with this policy';
    case 'sentence':
      return 'A sentence on these pages that says it';
    default:
      return capital(lacks ?? CAPABILITIES[waitsFor].is);
  }
}

/** The title of a test, without the file that it stands in and the rules of specifications. */
export const titleOf = (test: string): string => partsOf(test).join(' › ');

const partsOf = (test: string): readonly string[] => test.split(' › ').slice(1).map((part) => part.replace(RULE, ''));

export const fileOf = (test: string): string => test.split(' › ')[0] ?? test;

function first<T>(all: readonly T[]): First<T> | undefined {
  const [one, ...others] = new Set(all);
  return one === undefined ? undefined : { first: one, more: others.length };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
