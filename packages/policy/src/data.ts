import * as v from 'valibot';
import { MemoryAtMost, MemoryOnly, NeverHeld, NoEnd, Period, UntilRemoved } from './retention.ts';
import { type DeepReadonly, FieldName, nonEmpty, Purpose, Reader, Source } from './vocabulary.ts';

/** Where a field is, while it is anywhere. */
const PLACES = ['browsers', 'memory', 'relay-memory', 'database', 'mailbox'] as const;
export type Place = (typeof PLACES)[number];

/** What keeps a limit: a program's own nature, a job, or a person's discipline. */
const BY_DESIGN = v.literal('design');
const BY_SOMEBODY = v.picklist(['job', 'person']);

interface Shape<
  P extends readonly [Place, ...Place[]],
  R extends v.GenericSchema,
  K extends v.GenericSchema,
> {
  readonly lives: P;
  readonly retention: R;
  readonly keptBy: K;
}

const category = <
  const P extends readonly [Place, ...Place[]],
  R extends v.GenericSchema,
  K extends v.GenericSchema,
>({ lives, retention, keptBy }: Shape<P, R, K>) =>
  v.strictObject({
    fields: nonEmpty(v.strictObject({ name: FieldName, source: Source, lives: v.picklist(lives) })),
    /** Who reads it, and for which purpose. Nobody else may, and for nothing else. */
    readers: nonEmpty(v.strictObject({ who: Reader, purpose: Purpose })),
    retention,
    keptBy,
  });

const NOT_COLLECTED = v.literal('not-collected');

/** Goes between two browsers; no machine of ours can read it. */
const PassingData = category({ lives: ['browsers'], retention: NeverHeld, keptBy: BY_DESIGN });
/** Lives in a program's memory and cannot be given a place on a disk or a period. */
const MemoryData = category({ lives: ['memory', 'relay-memory'], retention: MemoryOnly, keptBy: BY_DESIGN });
const MemoryCounters = category({ lives: ['memory'], retention: MemoryAtMost, keptBy: BY_DESIGN });
/** Written down; must have a period with a number. */
const StoredData = category({ lives: ['database', 'mailbox'], retention: Period, keptBy: BY_SOMEBODY });
const StoredCounts = category({ lives: ['database'], retention: v.variant('kind', [Period, NoEnd]), keptBy: BY_SOMEBODY });
/** What a person needs to sign in. */
const AccountData = category({ lives: ['database'], retention: UntilRemoved, keptBy: v.literal('person') });

/** Every category of data, each with the kind of retention that it may have. */
export const DataLedger = v.strictObject({
  /** The network address of an open connection. */
  address: MemoryData,
  /** The country or region that an address belongs to, looked up in memory. */
  region: v.union([MemoryData, NOT_COLLECTED]),
  /** What a browser says of itself with each request. */
  request: MemoryData,
  /** Counters that slow floods down, under a keyed tag of the address. */
  limits: MemoryCounters,
  /** Whom the counter tells apart on this day, under a keyed tag that goes with the day. */
  countedToday: v.union([MemoryCounters, NOT_COLLECTED]),
  /** Addresses and what came from them, written down to find abuse later. */
  accessLog: v.union([StoredData, NOT_COLLECTED]),
  /** What a visitor asks for, and whom they are joined to. */
  session: MemoryData,
  /** What two browsers tell each other to set up a call, sealed. */
  handshake: MemoryData,
  /** What the relay handles in a shielded call. */
  relay: v.union([MemoryData, NOT_COLLECTED]),
  /** The call itself. */
  call: PassingData,
  /** What a browser knows of its own screen, to choose a picture size. */
  pictureSize: v.union([PassingData, NOT_COLLECTED]),
  reports: StoredData,
  /** Who is not let in, under a session tag or a keyed hash of a network. */
  bans: v.union([StoredData, NOT_COLLECTED]),
  /** Whole numbers by hour or day. */
  counts: StoredCounts,
  mail: StoredData,
  /** An account that a visitor may make. */
  visitorAccounts: v.union([AccountData, NOT_COLLECTED]),
  /** Counters that slow down guessing at the dashboard's door. */
  signInLimits: MemoryData,
  operators: AccountData,
  operatorSessions: StoredData,
  /** Between the right password and the code. */
  signInChallenges: StoredData,
  setUpLinks: StoredData,
});

export type DataLedger = DeepReadonly<v.InferOutput<typeof DataLedger>>;
export type DataName = keyof DataLedger;
export type DataCategory = Exclude<DataLedger[DataName], 'not-collected'>;

export type PassingData = DeepReadonly<v.InferOutput<typeof PassingData>>;
export type MemoryData = DeepReadonly<v.InferOutput<typeof MemoryData>>;
export type StoredData = DeepReadonly<v.InferOutput<typeof StoredData>>;

export const DATA_NAMES: readonly DataName[] = Object.keys(DataLedger.entries).filter(isDataName);

/** The categories that a profile collects, each with its name. */
export function collected(data: DataLedger): readonly (readonly [DataName, DataCategory])[] {
  return DATA_NAMES.flatMap((name) => {
    const category = data[name];
    return category === 'not-collected' ? [] : [[name, category] as const];
  });
}

function isDataName(name: string): name is DataName {
  return name in DataLedger.entries;
}
