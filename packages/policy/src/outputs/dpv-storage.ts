import type { DataCategory } from '../data.ts';
import { describeDuration, type Duration } from '../duration.ts';
import type { Retention } from '../retention.ts';
import { type Node, typed, words } from './json-ld.ts';

const ISO_UNITS = {
  seconds: ['PT', 'S'],
  minutes: ['PT', 'M'],
  hours: ['PT', 'H'],
  days: ['P', 'D'],
  months: ['P', 'M'],
} as const;

/** ISO 8601: P90D, PT1H, P12M. */
export function isoDuration({ amount, unit }: Duration): string {
  const [before, after] = ISO_UNITS[unit];
  return `${before}${amount}${after}`;
}

/** A length of time as DPV has it. */
export const temporal = (length: Duration): Node => ({
  '@type': 'dpv:TemporalDuration',
  'rdf:value': typed('xsd:duration', isoDuration(length)),
});

/** How long a category stays, and who or what ends it. */
export function storageConditions({ retention, keptBy }: Pick<DataCategory, 'retention' | 'keptBy'>): readonly Node[] {
  const duration: Node = { '@type': 'dpv:StorageDuration', 'dpv:hasDuration': durationOf(retention) };
  if (retention.kind === 'never-held' || retention.kind === 'no-end') return [duration];
  return [
    duration,
    {
      '@type': 'dpv:StorageDeletion',
      'dpv:hasAutomationLevel': { '@id': keptBy === 'person' ? 'dpv:NotAutomated' : 'dpv:FullAutomation' },
    },
  ];
}

function durationOf(retention: Retention): Node {
  switch (retention.kind) {
    case 'never-held':
      return { '@type': 'dpv:TemporalDuration', 'rdf:value': typed('xsd:duration', 'PT0S') };
    case 'memory-only':
      return until(
        `${EVENTS[retention.until]}${retention.grace === undefined ? '' : `, and ${describeDuration(retention.grace)} more`}`,
      );
    case 'memory-at-most':
      return temporal(retention.length);
    case 'period':
      return { ...temporal(retention.length), 'dct:description': words(`counted from: ${retention.from}`) };
    case 'until-removed':
      return until(`the ${retention.by} removes it`);
    case 'no-end':
      return { '@type': 'dpv:EndlessDuration' };
  }
}

const until = (event: string): Node => ({ '@type': 'dpv:UntilEventDuration', 'dct:description': words(event) });

const EVENTS = {
  'passed-on': 'it is passed on',
  'connection-closed': 'the connection is closed',
  'call-over': 'the call is over',
  'program-stopped': 'the program stops',
} as const;
