import * as v from 'valibot';
import { type Entry, type PoolEvent, WISHES } from '@visavis/matchmaking';
import { avoidMark } from './avoid-mark.ts';

/** One call as the script reads it: its name, then its arguments. */
export type Call = readonly [name: string, ...args: readonly unknown[]];

/** What goes to the script with all calls of one run. */
export interface Run {
  readonly node: string;
  readonly epoch: number;
  /** Runs of this epoch that were answered. */
  readonly runs: number;
  /** Events of this epoch that were heard. */
  readonly heard: number;
  /** Only in tests. */
  readonly now?: number;
  readonly limit: number;
  readonly calls: readonly Call[];
}

const text = v.string();
const number = v.number();
const wish = v.picklist(['any', 'first', 'only']);

/** What a node wrote of a ticket for the node of its partner. */
const Wrote = v.object({
  stated: v.object({
    tag: text,
    mode: v.picklist(['video', 'text']),
    connections: v.picklist(['shielded', 'direct', 'either']),
    lane: v.picklist(['open', 'apart']),
    avoid: text,
    interests: v.array(text),
    languages: v.array(text),
    country: text,
    wishes: v.object({ interests: wish, languages: wish, country: wish }),
  }),
  card: text,
});

const Event = v.variant('kind', [
  v.object({ kind: v.literal('proposed'), tag: text, pair: text, deadline: number }),
  v.object({
    kind: v.literal('matched'),
    tag: text,
    pair: text,
    first: v.boolean(),
    waitedMs: number,
    partner: v.object({ node: text, since: number, wrote: Wrote }),
  }),
  v.object({ kind: v.literal('returned'), tag: text, pair: text }),
  v.object({ kind: v.literal('gone'), tag: text, why: v.picklist(['taken-over', 'not-back']) }),
]);

const Common = { now: number, answers: v.array(v.unknown()) };
const Reply = v.variant('isMember', [
  /** `heard`: of all events of this epoch, how many came before the first one here. */
  v.object({ ...Common, isMember: v.literal(true), epoch: number, runs: number, heard: number, events: v.array(v.unknown()) }),
  v.object({ ...Common, isMember: v.literal(false) }),
]);
export type Reply = v.InferOutput<typeof Reply>;

export const readReply = (answer: unknown): Reply => v.parse(v.pipe(text, v.parseJson(), Reply), answer);

/** None for an event that is not understood: another version may have written it, and those after it are heard all the same. */
export function eventOf(told: unknown): readonly PoolEvent[] {
  const read = v.safeParse(Event, told);
  if (!read.success) return [];
  const event = read.output;
  if (event.kind !== 'matched') return [event];
  const { node, since, wrote } = event.partner;
  const { stated, card } = wrote;
  return [{ ...event, partner: { node, ticket: { ...stated, since }, card } }];
}

/** `card`: the number of the argument that has what `writeCard` wrote. */
export const enterCall = (name: 'enter' | 'enter-again', { stated, since }: Entry): ((card: number) => Call) => (card) => [
  name,
  stated.tag,
  since ?? false,
  stated.mode.charAt(0) + stated.lane.charAt(0),
  stated.connections.charAt(0),
  stated.avoid,
  avoidMark(stated.tag),
  WISHES.map((kind) => stated.wishes[kind].charAt(0)).join(''),
  stated.interests,
  stated.languages,
  stated.country === '' ? [] : [stated.country],
  card,
];

export const writeCard = ({ stated, card }: Entry): string => JSON.stringify({ stated, card });

export const Answers = {
  done: v.unknown(),
  yesOrNo: v.boolean(),
  entered: v.union([number, v.picklist(['already-there', 'full'])]),
  resumed: v.union([v.tuple([number, number, v.pipe(text, v.parseJson(), Wrote)]), v.tuple([v.literal('outdated'), number]), v.literal('unknown')]),
  company: v.tuple([number, number, number]),
  /** Names and values in turn. */
  waits: v.array(text),
} as const;
