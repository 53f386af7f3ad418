import type { LoopDelay } from './loop-delay.ts';
import type { Meters } from './meters.ts';
import type { Readings } from './metrics-text.ts';
import { type Standing, unreadiness } from '../operating/readiness.ts';
import type { Numbers } from '../switchboard/switchboard.ts';

export interface Instruments {
  readonly meters: Meters;
  readonly numbers: Numbers;
  readonly standing: Standing;
  /** Since the start. */
  readonly matches: number;
  readonly loopDelay: LoopDelay;
}

const bit = (isSo: boolean): number => (isSo ? 1 : 0);

/** What every metric says now. */
export function readingsOf({ meters, numbers, standing, matches, loopDelay }: Instruments): Readings {
  const { user, system } = process.cpuUsage();
  return {
    visavis_connections: meters.connections,
    visavis_connections_opened_total: meters.connectionsOpened,
    visavis_online: numbers.online,
    visavis_waiting: numbers.waiting,
    visavis_calls: numbers.calls,
    visavis_matches_total: matches,
    visavis_wait_seconds: meters.waits,
    visavis_relayed_frames_total: meters.relayedFrames,
    visavis_relayed_bytes_total: meters.relayedBytes,
    visavis_dropped_total: meters.drops,
    visavis_refused_connections_total: meters.refusedUpgrades,
    visavis_challenges_total: meters.challenges,
    visavis_bans_total: meters.bans,
    visavis_resumes_total: meters.resumes,
    visavis_rejoins_total: meters.rejoins,
    visavis_pool_member: { video: bit(standing.isMember.video), text: bit(standing.isMember.text) },
    visavis_lease_renewals_failed_total: meters.renewalsFailed,
    visavis_leases_lost_total: meters.leasesLost,
    visavis_line_troubles_total: meters.lineTroubles,
    visavis_redis_up: standing.isRedisUp === null ? null : bit(standing.isRedisUp),
    visavis_ready: bit(unreadiness(standing) === null),
    visavis_event_loop_delay_seconds: { p50: loopDelay.p50, p99: loopDelay.p99, max: loopDelay.max },
    process_resident_memory_bytes: process.memoryUsage.rss(),
    process_cpu_seconds_total: (user + system) / 1e6,
    process_start_time_seconds: performance.timeOrigin / 1_000,
  };
}
