import type { Mode } from '@visavis/protocol';

/** Why the process did not start. What exactly, the text form says; docs/logs.md says what to do. */
export type RefusedToStart = 'settings' | 'port' | 'transport' | 'database' | 'redis' | 'fault';

/**
 * Everything that the log can say. A field is a number or a word of a closed list, so no address, tag, key or text of a
 * visitor can get into it: the type has no place for one.
 */
export type OperatorEvent =
  | { readonly event: 'started'; readonly port: number; readonly metricsPort: number }
  | { readonly event: 'refused-to-start'; readonly reason: RefusedToStart }
  | { readonly event: 'database-lost' }
  | { readonly event: 'database-back' }
  | { readonly event: 'redis-lost' }
  | { readonly event: 'redis-back' }
  | { readonly event: 'redis-refused' }
  | { readonly event: 'pool-left'; readonly pool: Mode }
  | { readonly event: 'pool-joined'; readonly pool: Mode }
  | { readonly event: 'draining'; readonly connections: number; readonly withinMs: number }
  | { readonly event: 'drained'; readonly tookMs: number }
  | { readonly event: 'fault'; readonly place: FaultPlace };

/** Where in our code: a file's name and a line, or nothing that can be named. */
export type FaultPlace = `${string}.ts:${number}` | 'elsewhere';

export type EventName = OperatorEvent['event'];
type EventOf<Name extends EventName> = Extract<OperatorEvent, { event: Name }>;
type FieldsOf<Name extends EventName> = readonly Exclude<keyof EventOf<Name>, 'event'>[];

interface EventKind<Name extends EventName> {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: FieldsOf<Name>;
  /** The line of the text form; `null`: that form is for somebody at a terminal, who sees this anyway. */
  readonly words: ((event: EventOf<Name>) => string) | null;
}

/** The rubric in code: docs/logs.md is held against it. */
export const EVENTS: { readonly [Name in EventName]: EventKind<Name> } = {
  started: { level: 'info', fields: ['port', 'metricsPort'], words: ({ port }) => `signaling ready on port ${port}` },
  'refused-to-start': { level: 'error', fields: ['reason'], words: () => 'signaling: could not start.' },
  'database-lost': { level: 'warn', fields: [], words: () => 'signaling: the database cannot be reached; counting in memory' },
  'database-back': { level: 'info', fields: [], words: () => 'signaling: the database is back' },
  'redis-lost': { level: 'warn', fields: [], words: () => 'signaling: Redis cannot be reached; nobody new is matched, calls go on' },
  'redis-back': { level: 'info', fields: [], words: () => 'signaling: Redis is back' },
  'redis-refused': { level: 'error', fields: [], words: () => 'signaling: Redis has settings that are not allowed, or another password; it is asked again each minute' },
  'pool-left': { level: 'warn', fields: ['pool'], words: ({ pool }) => `signaling: out of the ${pool} pool for now; who waits here meets nobody` },
  'pool-joined': { level: 'info', fields: ['pool'], words: ({ pool }) => `signaling: in the ${pool} pool again` },
  draining: { level: 'info', fields: ['connections', 'withinMs'], words: null },
  drained: { level: 'info', fields: ['tookMs'], words: null },
  fault: { level: 'error', fields: ['place'], words: ({ place }) => `signaling: a fault of ours at ${place}; stopping` },
};
