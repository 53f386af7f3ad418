import type { Enforcer, LedgerEntry } from '@visavis/policy/ledger';
import { CAPABILITIES } from '@visavis/policy/promises';
import { describeDay } from '../describe-day.ts';
import type { Card } from './page-marks.ts';

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
  /** The id of a promise that is as weakly shown as the whole sentence, which itself stands beside the card. */
  readonly promise: First<string>;
  /** Modules: `packages/services/src/sweep.ts`. */
  readonly keptBy: First<string> | undefined;
  readonly shown: { readonly line: string; readonly test: First<string> } | undefined;
  readonly declared: readonly string[];
  readonly figures: readonly string[];
  readonly waitsFor: readonly string[];
}

export function cardWords({ entries, state }: Card): CardWords {
  const [weakest, ...others] = entries.toSorted((one, other) => Number(other.state === state) - Number(one.state === state));
  if (weakest === undefined) throw new TypeError('a card without a promise');
  const kept = entries.filter((entry) => entry.state !== 'unproven');
  return {
    promise: { first: weakest.promise.id, more: others.length },
    keptBy: first(kept.flatMap((entry) => entry.enforcers.map(moduleOf))),
    shown: shownBy(entries),
    declared: entries.flatMap((entry) => (entry.state === 'declared' ? [declaredLine(entry)] : [])),
    figures: entries.flatMap((entry) => (entry.state === 'measured' ? [entry.figure] : [])),
    waitsFor: [...new Set(entries.flatMap(waitsForWords))],
  };
}

/** The module of `path#symbol`. */
const moduleOf = (enforcer: Enforcer): string => enforcer.split('#')[0] ?? enforcer;

/** The number of a rule in a specification, before a test's title: `[L2] `. */
const RULE = /^\[[A-Z]+\d+\] /;

/** The tests of the proven promises, since the day on which the last of them was shown. */
function shownBy(entries: readonly LedgerEntry[]): CardWords['shown'] {
  const proven = entries.flatMap((entry) => (entry.state === 'proven' ? [entry] : []));
  const test = first(proven.flatMap((entry) => entry.tests));
  const since = proven.map((entry) => entry.since.date).toSorted().at(-1);
  if (test === undefined || since === undefined) return undefined;
  return { line: testLine(test.more + 1, since), test: { ...test, first: lastPartOf(test.first).replace(RULE, '') } };
}

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
    case 'sentence':
      return 'A sentence on these pages that says it';
    default:
      return lacks === undefined ? capital(CAPABILITIES[waitsFor].is) : `Still missing: ${lacks}`;
  }
}

/** The title of a test, without the file that it stands in. */
export const titleOf = (test: string): string => test.split(' › ').slice(1).join(' › ');

const lastPartOf = (test: string): string => test.split(' › ').at(-1) ?? test;

export const fileOf = (test: string): string => test.split(' › ')[0] ?? test;

function first<T>(all: readonly T[]): First<T> | undefined {
  const [one, ...others] = new Set(all);
  return one === undefined ? undefined : { first: one, more: others.length };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
