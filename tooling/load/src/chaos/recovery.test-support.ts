import type { SimClient } from '../client/sim-client.ts';
import type { Crowd } from '../crowd/crowd.ts';

/** How long it took until every one of some clients was well again. */
export interface Recovery {
  /** Milliseconds until the last one was; of those who were. */
  readonly lastMs: number;
  readonly halfMs: number;
  readonly of: number;
  /** What those did at the bound who were not well by then. */
  readonly late: readonly string[];
  /** What those do who were not within `GIVE_UP_MS`. */
  readonly never: readonly string[];
}

export interface RecoveryOptions {
  readonly crowd: Crowd;
  readonly clients: readonly SimClient[];
  readonly since: { readonly at: number; readonly wall: number };
  readonly boundMs: number;
  readonly isWell: (client: SimClient) => boolean;
}

const LOOK_MS = 20;
const GIVE_UP_MS = 30_000;

export async function recovery({ crowd, clients, since, boundMs, isWell }: RecoveryOptions): Promise<Recovery> {
  const pending = new Set(clients);
  const times: number[] = [];
  let late: readonly string[] | null = null;
  while (pending.size > 0 && crowd.now() - since.at < GIVE_UP_MS) {
    for (const client of pending) {
      if (!isWell(client)) continue;
      pending.delete(client);
      times.push(crowd.now() - since.at);
    }
    if (late === null && crowd.now() - since.at >= boundMs) late = [...pending].map((client) => client.describe());
    await passed(LOOK_MS);
  }
  return {
    lastMs: Math.round(times.at(-1) ?? 0),
    halfMs: Math.round(times[Math.floor(times.length / 2)] ?? 0),
    of: clients.length,
    late: late ?? [],
    never: [...pending].map((client) => client.describe()),
  };
}

export function passed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
