import type { MemoryAtMost, MemoryOnly, NeverHeld, Period, Retention, UntilRemoved } from './retention.ts';
import type { FieldName, NonEmpty, Purpose, Source } from './vocabulary.ts';

/** Where a field is, while it is anywhere. */
export type Place = 'browsers' | 'memory' | 'relay-memory' | 'database' | 'mailbox';

interface Field<P extends Place> {
  readonly name: FieldName;
  readonly source: Source;
  readonly lives: P;
}

interface Category<P extends Place, R extends Retention> {
  readonly fields: NonEmpty<Field<P>>;
  readonly purposes: NonEmpty<Purpose>;
  readonly retention: R;
  /** What keeps the limit: a program's own nature, a job, or a person's discipline. */
  readonly keptBy: KeptBy<R>;
}

type KeptBy<R extends Retention> = R extends NeverHeld | MemoryOnly | MemoryAtMost ? 'design' : 'job' | 'person';

/** Goes between two browsers; no machine of ours can read it. */
export type PassingData = Category<'browsers', NeverHeld>;
/** Lives in a program's memory and cannot be given a place on a disk or a period. */
export type MemoryData<R extends MemoryOnly | MemoryAtMost = MemoryOnly> = Category<'memory' | 'relay-memory', R>;
/** Written down; must have a period with a number. */
export type StoredData = Category<'database' | 'mailbox', Period>;
/** What a person who runs the service needs to sign in. */
export type OperatorData = Category<'database', UntilRemoved>;

export type DataCategory = PassingData | MemoryData | MemoryData<MemoryAtMost> | StoredData | OperatorData;

/** Every category of data, each with the kind of retention that it may have. */
export interface DataLedger {
  /** The network address of an open connection. */
  readonly address: MemoryData;
  /** What a browser says of itself with each request. */
  readonly request: MemoryData;
  /** Counters that slow floods down, under a keyed tag of the address. */
  readonly limits: MemoryData<MemoryAtMost>;
  /** What a visitor asks for, and whom they are joined to. */
  readonly session: MemoryData;
  /** What two browsers tell each other to set up a call, sealed. */
  readonly handshake: MemoryData;
  /** What the relay handles in a shielded call. */
  readonly relay: MemoryData;
  /** The call itself. */
  readonly call: PassingData;
  readonly reports: StoredData;
  /** Whole numbers by hour. */
  readonly counts: StoredData;
  readonly mail: StoredData;
  /** Counters that slow down guessing at the dashboard's door. */
  readonly signInLimits: MemoryData;
  readonly operators: OperatorData;
  readonly operatorSessions: StoredData;
  /** Between the right password and the code. */
  readonly signInChallenges: StoredData;
  readonly setUpLinks: StoredData;
}

export type DataName = keyof DataLedger;
