import { dayWords, hourWords } from '../counts/range-words.ts';
import { HOUR_MS, startOfDay } from '../counts/span.ts';

export interface HourMark {
  /** Its beginning, in ms since 1970. */
  readonly hour: number;
  readonly kind: 'key-started' | 'gap' | 'crowded' | 'turned-away';
  readonly count: number;
}

/** What a reader should know of a day, in words. */
export interface MarkNote {
  readonly day: number;
  readonly kind: HourMark['kind'];
  readonly words: string;
  readonly meaning: string;
}

/** One note for each day and kind, the newest day first. */
export function markNotes(marks: readonly HourMark[]): readonly MarkNote[] {
  const groups = new Map<string, HourMark[]>();
  for (const mark of marks) {
    const name = `${startOfDay(mark.hour)} ${mark.kind}`;
    groups.set(name, [...(groups.get(name) ?? []), mark]);
  }
  return [...groups.values()].flatMap(notesOf).toSorted((one, other) => other.day - one.day || one.kind.localeCompare(other.kind));
}

const MEANINGS = {
  'key-started': 'The collector was started again and nobody was remembered. Who came before and came back counts twice on that day. Views and visits are not touched.',
  gap: 'A collector could not tell people apart for a while, it stopped hard and lost its last sums, its counts came when the day was already told, or a collector started (what came while none ran is not counted). Visitors of these hours, and perhaps the other counts, may be too low.',
  crowded: 'More people came than could be remembered one by one. Visitors of that day are an estimate with its error beside it; the breakdowns are lower bounds, and the day publishes nothing.',
  'turned-away': 'More came at once than the collector can take, and what it turned away is in no number but “The collector was full”. Visitors and breakdowns of that day are lower bounds, and it publishes nothing. If it happens often, run one more collector.',
} as const;

const WORDS = { 'key-started': countedAgain, gap: withGaps, crowded: wasCrowded, 'turned-away': turnedAway } as const;

function notesOf(marks: readonly HourMark[]): readonly MarkNote[] {
  const [first] = marks;
  if (first === undefined) return [];
  const { hour, kind } = first;
  return [{ day: startOfDay(hour), kind, words: WORDS[kind](marks), meaning: MEANINGS[kind] }];
}

/** Only the hour of a start is written down. */
function countedAgain(marks: readonly HourMark[]): string {
  const times = marks.reduce((sum, { count }) => sum + count, 0);
  const since = marks.map(({ hour }) => hourWords(hour)).join(' and ');
  return `Counted again since ${since} UTC${times > 1 ? ` (${times} starts)` : ''}`;
}

function withGaps(marks: readonly HourMark[]): string {
  return `Some counts may be missing, ${hoursWords(marks.map(({ hour }) => hour))}`;
}

function wasCrowded(marks: readonly HourMark[]): string {
  return `An estimate from ${hourWords(Math.min(...marks.map(({ hour }) => hour)))} UTC on`;
}

function turnedAway(marks: readonly HourMark[]): string {
  return `Some were turned away, ${hoursWords(marks.map(({ hour }) => hour))}`;
}

/** "14:00 to 16:00 UTC", or runs of them: "02:00 to 03:00 and 14:00 to 16:00 UTC". */
export function hoursWords(hours: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const hour of hours.toSorted((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last?.to === hour) last.to = hour + HOUR_MS;
    else runs.push({ from: hour, to: hour + HOUR_MS });
  }
  const words = runs.map(({ from, to }) => `${hourWords(from)} to ${endWords(to)}`);
  return `${words.length > 4 ? `${words.slice(0, 3).join(', ')} and ${words.length - 3} more times` : words.join(' and ')} UTC`;
}

const endWords = (instant: number): string => (instant === startOfDay(instant) ? '24:00' : hourWords(instant));

/** The answer to "can I believe these numbers?". */
export function qualityVerdict(notes: readonly MarkNote[]): { readonly tone: 'good' | 'attention'; readonly words: string; readonly more: string } {
  if (notes.length === 0) {
    return {
      tone: 'good',
      words: 'Nothing to note',
      more: 'No collector told of a restart, a gap or a crowd in these days. While none runs at all, nothing is told either.',
    };
  }
  const days = new Set(notes.map(({ day }) => day)).size;
  return {
    tone: 'attention',
    words: days === 1 ? '1 day needs a note' : `${days} days need a note`,
    more: `The latest is ${dayWords(Math.max(...notes.map(({ day }) => day)))}. On the other days, no collector told of anything.`,
  };
}
