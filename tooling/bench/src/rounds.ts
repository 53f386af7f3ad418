import type { Rounds, Side } from './figure.ts';
import type { Server } from './servers.ts';

type Start = () => Promise<Server>;

export interface Contest {
  readonly ours: Start;
  readonly bare: Start;
  readonly ws?: Start;
  /** How often each side is measured. */
  readonly rounds: number;
  /** Told what each round measured. */
  readonly onRound: (side: Side, measured: unknown) => void;
}

/**
 * Measures all sides, each time on a fresh server. They take turns in going first, so that a machine
 * that grows busier or quieter meanwhile favours none.
 */
export async function inTurns<Measured>(contest: Contest, measure: (server: Server) => Promise<Measured>): Promise<Rounds<Measured>> {
  const { ours, bare, ws } = contest;
  const values = { ours: new Array<Measured>(), bare: new Array<Measured>(), ws: new Array<Measured>() };
  const sides: readonly (readonly [Side, Start])[] = [['ours', ours], ['bare', bare], ...(ws === undefined ? [] : [['ws', ws] as const])];
  for (let round = 0; round < contest.rounds; round += 1) {
    for (let turn = 0; turn < sides.length; turn += 1) {
      const next = sides[(turn + round) % sides.length];
      if (next === undefined) continue;
      const [side, start] = next;
      const server = await start();
      try {
        const measured = await measure(server);
        values[side].push(measured);
        contest.onRound(side, measured);
      } finally {
        await server.stop();
      }
    }
  }
  return ws === undefined ? { ours: values.ours, bare: values.bare } : values;
}
