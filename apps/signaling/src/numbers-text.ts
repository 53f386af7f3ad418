import type { Numbers } from './switchboard.ts';

export interface ServerNumbers extends Numbers {
  /** Since the start. */
  readonly matches: number;
  readonly medianWaitMs: number | null;
  readonly refusals: Readonly<Record<string, number>>;
  readonly residentBytes: number;
}

/** For the dashboard: `GET /live`. */
export function liveJson({ online, waiting, calls, matches, medianWaitMs }: ServerNumbers): string {
  return JSON.stringify({ online, waiting, calls, matches, medianWaitMs });
}

/** Prometheus text format 0.0.4: `GET /metrics`. No label says anything about a person. */
export function metricsText(numbers: ServerNumbers): string {
  const { online, waiting, calls, matches, medianWaitMs, refusals, residentBytes } = numbers;
  const refused = Object.entries(refusals).map(([reason, count]) => [`{reason="${reason}"}`, count] as const);
  const families = [
    family('visavis_online gauge', 'Visitors connected.', [['', online]]),
    family('visavis_waiting gauge', 'Visitors who search.', [['', waiting]]),
    family('visavis_calls gauge', 'Calls in progress.', [['', calls]]),
    family('visavis_matches_total counter', 'Matches since the start.', [['', matches]]),
    family('visavis_refused_connections_total counter', 'Connections not made.', refused),
    family('process_resident_memory_bytes gauge', 'Resident memory.', [['', residentBytes]]),
  ];
  if (medianWaitMs !== null) {
    const seconds = medianWaitMs / 1_000;
    families.push(family('visavis_wait_seconds_median gauge', 'Median of the last waits.', [['', seconds]]));
  }
  return families.join('');
}

/** `nameAndType` as in a `# TYPE` line; each sample is its labels and its value. */
function family(nameAndType: string, help: string, samples: readonly (readonly [string, number])[]): string {
  const [name] = nameAndType.split(' ');
  const lines = samples.map(([labels, value]) => `${name}${labels} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${nameAndType}\n${lines.join('')}`;
}
