import type { Rounds } from './figure.ts';
import type { Server } from './servers.ts';

export interface Contest {
  readonly ours: () => Promise<Server>;
  readonly bare: () => Promise<Server>;
  /** How often each side is measured. */
  readonly rounds: number;
  /** Told what each round measured. */
  readonly onRound: (side: 'ours' | 'bare', value: number) => void;
}

/**
 * Measures both sides, each time on a fresh server. The side that goes first alternates, so that a machine
 * that grows busier or quieter meanwhile favours neither.
 */
export async function inTurns(contest: Contest, measure: (server: Server) => Promise<number>): Promise<Rounds> {
  const values = { ours: new Array<number>(), bare: new Array<number>() };
  for (let round = 0; round < contest.rounds; round += 1) {
    for (const side of round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
      const server = await contest[side]();
      try {
        const value = await measure(server);
        values[side].push(value);
        contest.onRound(side, value);
      } finally {
        await server.stop();
      }
    }
  }
  return values;
}
