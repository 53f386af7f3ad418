/** What happens to the collectors in a slice of a day. */
export type Incident =
  | 'database-stops'
  | 'database-starts'
  /** The connection breaks with a COMMIT, or with the answer to it, on its way. */
  | 'commit-lost'
  | 'answer-lost'
  /** SIGTERM and a new start: its memory, and the key in it, are gone. */
  | 'restart'
  /** SIGKILL and a new start. */
  | 'kill'
  /** One of a pair is restarted; the other one and their common memory go on. */
  | 'rolling-restart'
  /** One address sends more than it may. */
  | 'flood';

export interface DayPlan {
  readonly name: string;
  readonly collectors: 'one' | 'pair';
  /** By slice. */
  readonly incidents: Readonly<Record<number, readonly Incident[]>>;
  /** Share of a usual day's visits. */
  readonly busy: number;
  /** Whether a crowd comes that never came before, more than are remembered one by one. */
  readonly crowd: boolean;
  /** What the day is there to show. */
  readonly shows: string;
}

export const SLICES_PER_HOUR = 3;
export const SLICES_PER_DAY = 24 * SLICES_PER_HOUR;
export const SLICE_MS = 3_600_000 / SLICES_PER_HOUR;
const at = (hour: number): number => hour * SLICES_PER_HOUR;

/** Monday, 11 January 2027; no policy in the repository comes into force later. */
export const FIRST_DAY = Date.UTC(2027, 0, 11) / 86_400_000;

export const WEEK: readonly DayPlan[] = [
  { name: 'Mon', collectors: 'one', incidents: { [at(14)]: ['flood'] }, busy: 1, crowd: false, shows: 'a usual day' },
  {
    name: 'Tue',
    collectors: 'one',
    incidents: { [at(9)]: ['database-stops'], [at(13)]: ['database-starts'], [at(17)]: ['answer-lost'], [at(19)]: ['commit-lost'], [at(20)]: ['flood'] },
    busy: 1.1,
    crowd: false,
    shows: 'four hours without a database, two commits that nobody could be sure of',
  },
  { name: 'Wed', collectors: 'one', incidents: { [at(11) + 1]: ['restart'] }, busy: 1.05, crowd: false, shows: 'one restart' },
  { name: 'Thu', collectors: 'one', incidents: { [at(10)]: ['restart'], [at(16) + 2]: ['kill'], [at(18)]: ['flood'] }, busy: 1, crowd: false, shows: 'a restart and a kill -9' },
  { name: 'Fri', collectors: 'pair', incidents: { [at(12)]: ['flood'] }, busy: 1.1, crowd: false, shows: 'two collectors, one Redis' },
  { name: 'Sat', collectors: 'pair', incidents: { [at(12) + 1]: ['rolling-restart'] }, busy: 0.95, crowd: false, shows: 'two collectors, one of them restarted' },
  { name: 'Sun', collectors: 'one', incidents: {}, busy: 0.8, crowd: true, shows: 'more visitors than are remembered one by one' },
];

/** The hours of a day in which a collector without others began anew. */
export const restartHours = ({ incidents }: DayPlan): readonly number[] =>
  Object.entries(incidents).flatMap(([slice, happens]) =>
    happens.filter((incident) => incident === 'restart' || incident === 'kill').map(() => Math.floor(Number(slice) / SLICES_PER_HOUR)),
  );
