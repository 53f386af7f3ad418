import * as v from 'valibot';
import { type Bar, besideBoth, type Figure, figureOf, median, ofEach, percentile, type Plain, plain } from '../figure.ts';
import { type PoolKind, type PoolPlace, poolPlaces, type Result, together, type Used } from '../pools.ts';
import { startChild } from '../processes/child.ts';
import { type Contest, inTurns } from '../rounds.ts';
import type { Server } from '../servers.ts';

const BENCH = 'match';
/** Visitors who search at the same time, over all processes of a pool. */
const VISITORS = 100;
const SECONDS = 4;
const WARM_UP_SECONDS = 2;
const PAIRS_ALONE = 200;
const MICROSECONDS = 1_000_000;
const FASTEST: Bar = { of: 'value', is: 'at least', limit: 5_000 };
const SLOWEST: Bar = { of: 'value', is: 'at most', limit: 100 };
/** Connections that search at this rate, for the way through the sockets. */
const FINDERS = 4_000;
const FINDS_PER_SECOND = 1_000;

/** Matches a second and how long they take: through the port of the pool, and from socket to socket. */
export async function match(contest: Contest): Promise<readonly (Figure | Plain)[]> {
  return [...(await throughPort(contest)), ...(await throughSockets(contest))];
}

interface Round {
  readonly perSecond: number;
  /** As fast as it goes, for each match. */
  readonly fastest: { readonly nodeMicroseconds: number; readonly redis: Spent };
  readonly half: Result;
  readonly runsAtHalf: number;
  readonly failed: number;
  readonly aloneMs: number;
  readonly runsAlone: number;
}

async function throughPort({ rounds, onRound }: Contest): Promise<readonly Plain[]> {
  const places = await poolPlaces();
  try {
    const measured = new Map<PoolKind, Round[]>(places.map(({ kind }) => [kind, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const place of round % 2 === 0 ? places : places.toReversed()) {
        const one = await roundOf(place);
        measured.get(place.kind)?.push(one);
        onRound('ours', { pool: place.kind, perSecond: Math.round(one.perSecond), p99: percentile(one.half.matched, 99) });
      }
    }
    return [...measured].flatMap(([kind, ofKind]) => figuresOf(kind, ofKind));
  } finally {
    await Promise.all(places.map((place) => place.remove()));
  }
}

/** As fast as it goes; then at half of that, where nobody is to wait; then one pair after the other. */
async function roundOf(place: PoolPlace): Promise<Round> {
  const nodes = await place.join();
  try {
    const visitors = VISITORS / place.nodes;
    await together(nodes, `race ${visitors} ${WARM_UP_SECONDS}`);
    const began = await place.used();
    const fastest = await together(nodes, `race ${visitors} ${SECONDS}`);
    const before = await place.used();
    const perSecond = fastest.sides / 2 / SECONDS;
    // Half the matches a second are as many searches a second.
    const half = await together(nodes, `pace ${Math.round(perSecond / place.nodes)} ${SECONDS}`);
    const after = await place.used();
    const alone = await together(nodes.slice(0, 1), `alone ${PAIRS_ALONE}`);
    const end = await place.used();
    return {
      perSecond,
      fastest: { nodeMicroseconds: fastest.cpuMicroseconds / (fastest.sides / 2), redis: spent(began, before, fastest.sides / 2) },
      half,
      runsAtHalf: spent(before, after, half.sides / 2).runs,
      failed: fastest.failed + half.failed,
      aloneMs: median(alone.matched),
      runsAlone: spent(after, end, PAIRS_ALONE).runs,
    };
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
  }
}

interface Spent {
  readonly runs: number;
  /** Of the server that did most. */
  readonly busiestMicroseconds: number;
  readonly allMicroseconds: number;
}

/** For each match; a cluster that copies spends more than its busiest server. */
function spent(before: readonly Used[], after: readonly Used[], matches: number): Spent {
  const runs = after.map((used, index) => used.runs - (before[index]?.runs ?? 0));
  const microseconds = after.map((used, index) => used.cpuMicroseconds - (before[index]?.cpuMicroseconds ?? 0));
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  return { runs: sum(runs) / matches, busiestMicroseconds: Math.max(0, ...microseconds) / matches, allMicroseconds: sum(microseconds) / matches };
}

function figuresOf(kind: PoolKind, rounds: readonly Round[]): readonly Plain[] {
  const isShared = kind !== 'memory';
  const name = (figure: string, unit: string) => ({ bench: BENCH, figure: `${kind}: ${figure}`, unit });
  const of = (number: (round: Round) => number): number => median(rounds.map(number));
  const proposed = rounds.flatMap(({ half }) => half.proposed);
  const matched = rounds.flatMap(({ half }) => half.matched);
  return [
    plain({ ...name('matches', '/s'), ...(isShared ? { bar: FASTEST } : {}) }, of(({ perSecond }) => perSecond)),
    plain(name('find to proposed at half that load, median', 'ms'), median(proposed)),
    plain(name('find to proposed at half that load, p99', 'ms'), percentile(proposed, 99)),
    plain(name('find to matched at half that load, median', 'ms'), median(matched)),
    plain({ ...name('find to matched at half that load, p99', 'ms'), ...(isShared ? { bar: SLOWEST } : {}) }, percentile(matched, 99)),
    plain(name('find to matched, a pair alone, median', 'ms'), of(({ aloneMs }) => aloneMs)),
    plain(name('CPU of the processes a match', 'µs'), of(({ fastest }) => fastest.nodeMicroseconds)),
    ...(isShared ? figuresOfRedis(name, rounds) : []),
  ];
}

function figuresOfRedis(name: (figure: string, unit: string) => Pick<Plain, 'bench' | 'figure' | 'unit'>, rounds: readonly Round[]): readonly Plain[] {
  const of = (number: (round: Round) => number): number => median(rounds.map(number));
  const busiest = of(({ fastest }) => fastest.redis.busiestMicroseconds);
  return [
    plain(name('CPU of Redis a match', 'µs'), of(({ fastest }) => fastest.redis.allMicroseconds)),
    plain({ ...name('matches in a second of the busiest server’s one core', '/s'), bar: FASTEST }, MICROSECONDS / busiest),
    plain(name('round trips a match', ''), of(({ fastest }) => fastest.redis.runs)),
    plain(name('round trips a match at half that load', ''), of(({ runsAtHalf }) => runsAtHalf)),
    plain(name('round trips a match, a pair alone', ''), of(({ runsAlone }) => runsAlone)),
    plain(name('calls that failed', ''), rounds.reduce((all, { failed }) => all + failed, 0)),
  ];
}

const Found = v.object({ matched: v.array(v.number()), seconds: v.number() });

/** CPU of the server, from `find` to `matched`, beside servers that pair in order of arrival and look at nothing. */
async function throughSockets(contest: Contest): Promise<readonly (Figure | Plain)[]> {
  const rounds = await inTurns(contest, async (server: Server) => {
    const args = [server.port, FINDERS, FINDS_PER_SECOND].map(String);
    const clients = startChild({ entry: new URL('../processes/finders.ts', import.meta.url), args });
    await clients.ready('connections');
    const before = await server.cpu();
    const { matched, seconds } = v.parse(Found, await clients.tell('find'));
    const microseconds = ((await server.cpu()) - before) / (FINDERS / 2);
    await clients.stop();
    return { microseconds, p99: percentile(matched, 99), perSecond: FINDERS / 2 / seconds };
  });
  const at = `${FINDS_PER_SECOND} searches/s through sockets`;
  return [
    ...besideBoth({ bench: BENCH, figure: `server CPU a match, ${at}`, unit: 'µs' }, ofEach(rounds, ({ microseconds }) => microseconds)),
    figureOf({ bench: BENCH, figure: `find to matched p99, ${at}`, unit: 'ms' }, ofEach(rounds, ({ p99 }) => p99)),
  ];
}
