import { dayWords, hourWords } from '../counts/range-words.ts';
import { DAY_MS, HOUR_MS, startOfDay } from '../counts/span.ts';

export interface HourMark {
  /** Its beginning, in ms since 1970. */
  readonly hour: number;
  readonly kind: 'key-started' | 'gap' | 'crowded' | 'turned-away';
  readonly count: number;
}

/** What a reader should know of a day, in words. */
export interface MarkNote {
  readonly day: number;
  readonly kind: 'began' | 'started-again' | Exclude<HourMark['kind'], 'key-started'>;
  readonly words: string;
  readonly meaning: string;
}

/** One note for each day and kind, the newest day first. `beganAt`: the hour in which counting began, when that is known. */
export function markNotes(marks: readonly HourMark[], beganAt: number | null): readonly MarkNote[] {
  const days = new Map<number, HourMark[]>();
  for (const mark of marks) {
    const day = startOfDay(mark.hour);
    days.set(day, [...(days.get(day) ?? []), mark]);
  }
  return [...days].toSorted(([one], [other]) => other - one).flatMap(([day, ofDay]) => notesOf(day, ofDay, beganAt));
}

/** A collector that starts leaves a gap: with the first count it is the beginning, with a new key a start that forgot everybody. */
function notesOf(day: number, marks: readonly HourMark[], beganAt: number | null): readonly MarkNote[] {
  const of = (kind: HourMark['kind']): readonly HourMark[] => marks.filter((mark) => mark.kind === kind);
  const [starts, gaps, crowds, refusals] = [of('key-started'), hoursOf(of('gap')), hoursOf(of('crowded')), hoursOf(of('turned-away'))];
  const startHours = hoursOf(starts);
  const unexplained = gaps.filter((hour) => hour !== beganAt && !startHours.includes(hour));
  return [
    ...(crowds.length > 0 ? [wasCrowded(day, crowds)] : []),
    ...(unexplained.length > 0 ? [withGaps(day, unexplained)] : []),
    ...(starts.length > 0 ? [startedAgain(day, starts, startHours.some((hour) => gaps.includes(hour)))] : []),
    ...(refusals.length > 0 ? [turnedAway(day, refusals)] : []),
    ...(beganAt !== null && gaps.includes(beganAt) ? [began(day, beganAt)] : []),
  ];
}

const hoursOf = (marks: readonly HourMark[]): readonly number[] => marks.map(({ hour }) => hour);

const began = (day: number, hour: number): MarkNote => ({
  day,
  kind: 'began',
  words: `Counting began, ${hoursWords([hour])}`,
  meaning: 'What came before is in no number.',
});

/** Only the hour of a start is written down. */
function startedAgain(day: number, starts: readonly HourMark[], withGap: boolean): MarkNote {
  const times = starts.reduce((sum, { count }) => sum + count, 0);
  const again = times === 1 ? 'twice' : `up to ${times + 1} times`;
  const missed = withGap ? ' What came while it did not run is in no number. So “at most” speaks of those who came while it ran.' : '';
  return {
    day,
    kind: 'started-again',
    words: `The collector was started again${times > 1 ? ` ${times} times` : ''}, ${hoursWords(hoursOf(starts))}`,
    meaning: `It remembered nobody: who came before and came back counts ${again} on that day. Views and visits are not counted twice.${missed}`,
  };
}

/** Why is not written down; only what comes late is always in the last hour of its day. */
function withGaps(day: number, hours: readonly number[]): MarkNote {
  const late = hours.includes(day + DAY_MS - HOUR_MS) ? ', or told its counts after the day was closed' : '';
  return {
    day,
    kind: 'gap',
    words: `Some counts may be missing, ${hoursWords(hours)}`,
    meaning: `A collector was started, or could not tell people apart for a while${late}. Visitors of ${hours.length === 1 ? 'this hour' : 'these hours'} may be too low.`,
  };
}

const wasCrowded = (day: number, hours: readonly number[]): MarkNote => ({
  day,
  kind: 'crowded',
  words: `An estimate from ${hourWords(Math.min(...hours))} UTC on`,
  meaning:
    'More people came than could be remembered one by one. Visitors of that day are an estimate with its error beside it; the breakdowns are lower bounds, and the day publishes nothing.',
});

const turnedAway = (day: number, hours: readonly number[]): MarkNote => ({
  day,
  kind: 'turned-away',
  words: `Some were turned away, ${hoursWords(hours)}`,
  meaning:
    'More came at once than the collector can take, and what it turned away is in no number but “The collector was full”. Visitors and breakdowns of that day are lower bounds, and it publishes nothing. If it happens often, run one more collector.',
});

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

export interface QualityVerdict {
  readonly tone: 'good' | 'attention';
  readonly words: string;
  readonly more: string;
}

/** The answer to "can I believe these numbers?". `days`: how many of them were counted. */
export function qualityVerdict(notes: readonly MarkNote[], days: number): QualityVerdict {
  const troubled = new Set(notes.filter(({ kind }) => kind !== 'began').map(({ day }) => day));
  if (troubled.size === 0) {
    return {
      tone: 'good',
      words: 'Nothing to note',
      more: 'Nothing was started again, missed or crowded in these days. When no collector runs at all, nobody can note that either.',
    };
  }
  const latest = `${troubled.size === 1 ? 'That' : 'The latest'} is ${dayWords(Math.max(...troubled))}.`;
  return {
    tone: 'attention',
    words: troubled.size === 1 ? 'Read 1 day with care' : `Read ${troubled.size} days with care`,
    more: days > troubled.size ? `${latest} Nothing is noted on the other days.` : latest,
  };
}
