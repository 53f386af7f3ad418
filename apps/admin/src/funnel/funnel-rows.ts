import type { CLICKS as COUNTED_CLICKS, FUNNEL_STEPS } from '@visavis/analytics';
import type { FigureError, Step } from '../counts/answers.ts';
import { type Bounds, shareOf, shareWords } from '../counts/share.ts';

type FunnelStep = (typeof FUNNEL_STEPS)[number];
type Click = (typeof COUNTED_CLICKS)[number];

export type FunnelRow = Step & {
  readonly words: string;
  readonly meaning: string;
  /** Between what the true number lies, days held back and all. */
  readonly bounds: Bounds;
  /** Of the step before it; `null` for the first, and where that may be none. */
  readonly ofBefore: Bounds | null;
  /** Of the first step. */
  readonly ofFirst: Bounds | null;
  /** From 0 to 1, of the longest bar. */
  readonly bar: number;
};

const STEPS = {
  home: { words: 'Home', meaning: 'Opened the home page' },
  gate: { words: 'Gate', meaning: 'Passed the question about age' },
  check: { words: 'Check', meaning: 'Opened a camera, or searched without one' },
  search: { words: 'Search', meaning: 'Looked for a partner' },
  match: { words: 'Match', meaning: 'Met a partner' },
  talk: { words: 'Talk', meaning: 'Was connected for five seconds' },
} as const satisfies Readonly<Record<FunnelStep, { readonly words: string; readonly meaning: string }>>;

const isStep = (name: string): name is FunnelStep => Object.hasOwn(STEPS, name);

/** What a step is called. */
export const stepWords = (step: string): string => (isStep(step) ? STEPS[step].words : step);

/** Steps in their order, each next to the one before and the first. `threshold`: k. */
export function funnelRows(steps: readonly Step[], threshold: number): readonly FunnelRow[] {
  const bounds = steps.map((step) => boundsOf(step, threshold));
  const longest = Math.max(0, ...steps.map(({ count }) => count));
  return steps.map((step, at) => {
    const [own, before, first] = [bounds[at] ?? NONE, bounds[at - 1], bounds[0]];
    return {
      ...step,
      ...(isStep(step.name) ? STEPS[step.name] : { words: step.name, meaning: '' }),
      bounds: own,
      ofBefore: before === undefined ? null : shareOf(own, before),
      ofFirst: first === undefined || at === 0 ? null : shareOf(own, first),
      bar: longest === 0 ? 0 : step.count / longest,
    };
  });
}

/** What the steps are worth: the same for all of them that are not exact; `undefined` when all are. */
export const errorOfSteps = (steps: readonly Step[]): FigureError | undefined => steps.find(({ error }) => error.kind !== 'exact')?.error;

/** The one thing to know: how many of those who came got to talk, and where most of the others stopped. */
export function funnelSummary(rows: readonly FunnelRow[], isRough = false): string {
  const last = rows.at(-1);
  if (last === undefined || last.ofFirst === null) return 'Too few came to the first step to say how many of them talked.';
  const got = `Of those at the first step, ${shareWords(last.ofFirst, { isRough })} came as far as ${last.words.toLowerCase()}.`;
  const largest = rows.reduce<FunnelRow | null>((most, row) => (lossAt(row) > lossAt(most) ? row : most), null);
  const stop = largest === null ? undefined : rows[rows.indexOf(largest) - 1];
  return largest === null || stop === undefined ? got : `${got} Most stopped between ${stop.words.toLowerCase()} and ${largest.words.toLowerCase()}.`;
}

/** How much of the step before surely did not come on. */
const lossAt = (row: FunnelRow | null): number => {
  const share = row?.ofBefore ?? null;
  return share === null ? 0 : Math.max(0, 1 - share.high);
};

const NONE: Bounds = { low: 0, high: 0 };

/**
 * A day held back had at least one and at most k − 1. Of the first step it may have had any number: it is held back
 * with the page it stands for, which may be hidden for the sake of another one.
 */
export const boundsOf = ({ count, heldBack, name }: Held, threshold: number): Bounds => ({
  low: count + heldBack,
  high: heldBack === 0 ? count : name === HELD_WITH_ITS_PAGE ? Infinity : count + heldBack * (threshold - 1),
});

type Held = Pick<Step, 'name' | 'count' | 'heldBack'>;
const HELD_WITH_ITS_PAGE: FunnelStep = 'home';

const CLICKS = {
  start: '“Start” on the home page',
  header: '“Start” at the top of a page',
  promise: 'A promise mark',
  promises: 'The list of all promises',
  feed: 'The feed of policy versions',
} as const satisfies Readonly<Record<Click, string>>;

const isClick = (name: string): name is Click => Object.hasOwn(CLICKS, name);

export const clickWords = (name: string): string => (isClick(name) ? CLICKS[name] : name);

/** All that are counted, in one line. */
export const ALL_CLICKS: string = Object.values(CLICKS).join(', ');

/** What a step's number leaves out; empty when it leaves out nothing. */
export function heldBackWords({ heldBack, name }: Pick<Step, 'name' | 'heldBack'>, threshold: number): string {
  if (heldBack === 0) return '';
  const days = heldBack === 1 ? '1 day held back' : `${heldBack} days held back`;
  if (name === HELD_WITH_ITS_PAGE) return days;
  const most = heldBack * (threshold - 1);
  return `${days}: ${heldBack === most ? heldBack : `${heldBack} to ${most}`} more`;
}
