import { readFileSync } from 'node:fs';
import { type Claimed, type Seat, type SeatClaim, type SeatDirectory, type SeatedCall, SEAT_STAYS_MS } from '@visavis/calls';
import * as v from 'valibot';
import type { RedisClient } from '../client.ts';
import { inTime } from '../in-time.ts';
import { run, type Script, scriptOf } from '../script.ts';

const SCRIPT: Script = scriptOf(`local STAYS = ${SEAT_STAYS_MS}\n${readFileSync(new URL('./seats.lua', import.meta.url), 'utf8')}`);
/** Calls told of at once, so that others' commands come in between. */
const MOST_AT_ONCE = 128;

const Role = v.picklist(['polite', 'impolite']);
const text = v.string();
const generation = v.pipe(text, v.toNumber(), v.safeInteger());
const Better = v.array(text);
const Told = v.tuple([Role, generation, text, text]);
const Claim = v.union([
  v.strictTuple([v.picklist(['unknown', 'refused'])]),
  v.strictTuple([v.literal('outdated'), generation]),
  v.strictTuple([v.literal('claimed'), generation, text, text]),
]);

export interface RedisSeatsOptions {
  readonly client: RedisClient;
  /** Milliseconds; for tests. Redis' own clock unless given. */
  readonly now?: () => number;
}

/** A directory that many processes share. Every call rejects with `RedisUnavailable` within a second while Redis is away. */
export function redisSeats({ client, now }: RedisSeatsOptions): SeatDirectory {
  const does = async (verb: string, match: string, args: readonly string[]): Promise<unknown> =>
    await inTime(run(client, SCRIPT, { key: keyOf(match), args: [verb, now === undefined ? '' : String(now()), ...args] }));
  const tellOne = async ({ match, seats }: SeatedCall): Promise<readonly SeatedCall[]> => {
    const args = Object.entries(seats).flatMap(([role, { generation: known, node, tag }]) => [role, String(known), tag, node]);
    const better = seatsIn(v.parse(Better, await does('tell', match, args)));
    return better.length === 0 ? [] : [{ match, seats: Object.fromEntries(better) }];
  };
  return {
    tell: async (calls) => {
      const better: SeatedCall[] = [];
      for (let first = 0; first < calls.length; first += MOST_AT_ONCE) {
        better.push(...(await Promise.all(calls.slice(first, first + MOST_AT_ONCE).map(tellOne))).flat());
      }
      return better;
    },
    claim: async ({ match, role, generation: known, tag, node }: SeatClaim) => claimedIn(v.parse(Claim, await does('claim', match, [role, String(known), tag, node]))),
    close: async (match) => {
      const key = keyOf(match);
      await inTime(client.send(key, ['UNLINK', key]));
    },
  };
}

const keyOf = (match: string): string => `{vv:call:${match}}`;

function seatsIn(parts: readonly string[]): readonly (readonly [v.InferOutput<typeof Role>, Seat])[] {
  return Array.from({ length: parts.length / 4 }, (_, index) => {
    const [role, known, tag, node] = v.parse(Told, parts.slice(4 * index, 4 * index + 4));
    return [role, { node, tag, generation: known }] as const;
  });
}

function claimedIn(answer: v.InferOutput<typeof Claim>): Claimed {
  if (answer[0] === 'claimed') return { kind: 'claimed', generation: answer[1], before: answer[2], partner: answer[3] === '' ? null : answer[3] };
  if (answer[0] === 'outdated') return { kind: 'outdated', generation: answer[1] };
  return { kind: answer[0] };
}
