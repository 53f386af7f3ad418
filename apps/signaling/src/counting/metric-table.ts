import { BAN_POINTS, CHALLENGE_STEPS, DROP_REASONS, LINE_TROUBLES, POOLS, REJOIN_OUTCOMES, RESUME_OUTCOMES, UPGRADE_REFUSALS } from './meter-labels.ts';

interface Metric {
  readonly type: 'gauge' | 'counter' | 'histogram';
  readonly help: string;
  /** Its one label, with every value that it can have. */
  readonly label?: { readonly name: string; readonly values: readonly string[] };
}

/** Every metric there is: `/metrics` is made from this table, and docs/metrics.md is held against it. */
export const METRICS = {
  visavis_connections: { type: 'gauge', help: 'WebSockets open, also of visitors who have not said hello yet.' },
  visavis_connections_opened_total: { type: 'counter', help: 'WebSockets opened.' },
  visavis_online: { type: 'gauge', help: 'Visitors connected to this process.' },
  visavis_waiting: { type: 'gauge', help: 'Visitors of this process who search.', label: { name: 'pool', values: POOLS } },
  visavis_calls: { type: 'gauge', help: 'Calls that this process has a seat of.' },
  visavis_matches_total: { type: 'counter', help: 'Matches. A match over two processes counts at one of them.' },
  visavis_wait_seconds: { type: 'histogram', help: 'How long those who were matched had waited, each side for itself.' },
  visavis_relayed_frames_total: { type: 'counter', help: 'Sealed frames taken in for a partner.' },
  visavis_relayed_bytes_total: { type: 'counter', help: 'Bytes of those frames.' },
  visavis_dropped_total: { type: 'counter', help: 'Messages and frames that were not carried out.', label: { name: 'reason', values: DROP_REASONS } },
  visavis_refused_connections_total: { type: 'counter', help: 'Upgrades that were refused.', label: { name: 'reason', values: UPGRADE_REFUSALS } },
  visavis_challenges_total: { type: 'counter', help: 'Puzzles.', label: { name: 'step', values: CHALLENGE_STEPS } },
  visavis_bans_total: { type: 'counter', help: 'Visitors whom a ban kept out.', label: { name: 'at', values: BAN_POINTS } },
  visavis_resumes_total: { type: 'counter', help: 'Places in the queue that were asked back.', label: { name: 'outcome', values: RESUME_OUTCOMES } },
  visavis_rejoins_total: { type: 'counter', help: 'Seats in calls that were asked back.', label: { name: 'outcome', values: REJOIN_OUTCOMES } },
  visavis_pool_member: { type: 'gauge', help: '1 while this process is a member of the pool.', label: { name: 'pool', values: POOLS } },
  visavis_lease_renewals_failed_total: { type: 'counter', help: 'Renewals of the lease in a pool that failed.', label: { name: 'pool', values: POOLS } },
  visavis_leases_lost_total: { type: 'counter', help: 'Times that the pool went on without this process.', label: { name: 'pool', values: POOLS } },
  visavis_line_troubles_total: { type: 'counter', help: 'Gaps in what other nodes said, and nodes that fell silent.', label: { name: 'kind', values: LINE_TROUBLES } },
  visavis_redis_up: { type: 'gauge', help: '1 while Redis answers. Absent without Redis.' },
  visavis_ready: { type: 'gauge', help: '1 while readyz says yes.' },
  visavis_event_loop_delay_seconds: { type: 'gauge', help: 'How late the event loop ran in the last half minute to minute.', label: { name: 'of', values: ['p50', 'p99', 'max'] } },
  process_resident_memory_bytes: { type: 'gauge', help: 'Resident memory.' },
  process_cpu_seconds_total: { type: 'counter', help: 'Processor time, user and system.' },
  process_start_time_seconds: { type: 'gauge', help: 'When the process started, seconds since 1970.' },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof METRICS;
