import { createClient } from '@redis/client';
import { redisServer } from '@visavis/testkit/redis';
import { redisCluster } from '@visavis/testkit/redis-cluster';
import * as v from 'valibot';
import { type Child, startChild } from './processes/child.ts';

export type PoolKind = 'memory' | 'Redis' | 'Redis Cluster';

/** Where pools are, for as long as a bench runs. */
export interface PoolPlace {
  readonly kind: PoolKind;
  /** How many processes take part: one pool in memory is of one. */
  readonly nodes: number;
  /** Fresh processes that have joined. */
  join(): Promise<readonly Child[]>;
  /** What each of its servers has done since it began; there is none in memory. */
  used(): Promise<readonly Used[]>;
  remove(): Promise<void>;
}

export interface Used {
  /** Runs of the pool's program: each is one round trip. */
  readonly runs: number;
  readonly cpuMicroseconds: number;
}

const Result = v.object({ sides: v.number(), proposed: v.array(v.number()), matched: v.array(v.number()), failed: v.number(), cpuMicroseconds: v.number() });
export type Result = v.InferOutput<typeof Result>;

const NODES = 2;

/** Errors: what a Redis said when it did not start; then none is left behind. */
export async function poolPlaces(): Promise<readonly PoolPlace[]> {
  const server = await redisServer();
  const cluster = await redisCluster().catch(async (error: unknown) => {
    await server.remove();
    throw error;
  });
  return [
    placeOf({ kind: 'memory', urls: [] }),
    onRedis({ kind: 'Redis', urls: [server.url], remove: server.remove }),
    onRedis({ kind: 'Redis Cluster', urls: cluster.nodes.map(({ url }) => url), remove: cluster.remove }),
  ];
}

interface OnRedis {
  readonly kind: PoolKind;
  readonly urls: readonly string[];
  readonly remove: () => Promise<void>;
}

function onRedis({ remove, ...place }: OnRedis): PoolPlace {
  return { ...placeOf(place), nodes: NODES, join: () => nodesOf(NODES, place.urls), used: () => Promise.all(place.urls.map(usedBy)), remove };
}

/** Each server is asked by itself: a client of a cluster chooses whom it asks this. */
async function usedBy(url: string): Promise<Used> {
  const client = createClient({ url });
  await client.connect();
  const info = String(await client.sendCommand(['INFO', 'all']));
  client.destroy();
  const sum = (mark: RegExp): number => [...info.matchAll(mark)].reduce((all, [, number]) => all + Number(number), 0);
  return { runs: sum(/cmdstat_eval(?:sha)?:calls=(\d+)/g), cpuMicroseconds: 1_000_000 * sum(/used_cpu_(?:user|sys):([\d.]+)/g) };
}

function placeOf({ kind, urls }: Pick<OnRedis, 'kind' | 'urls'>): PoolPlace {
  return { kind, nodes: 1, join: () => nodesOf(1, urls), used: async () => [], remove: async () => undefined };
}

async function nodesOf(count: number, urls: readonly string[]): Promise<readonly Child[]> {
  const entry = new URL('./processes/pool-node.ts', import.meta.url);
  const children = Array.from({ length: count }, (_, index) => startChild({ entry, args: [`node-${index}`, ...urls] }));
  await Promise.all(children.map((child) => child.ready('ready')));
  return children;
}

/** All do the same at once; what they answer is added up. */
export async function together(nodes: readonly Child[], question: string): Promise<Result> {
  const results = v.parse(v.array(Result), await Promise.all(nodes.map((node) => node.tell(question))));
  return {
    sides: results.reduce((all, { sides }) => all + sides, 0),
    proposed: results.flatMap(({ proposed }) => proposed),
    matched: results.flatMap(({ matched }) => matched),
    failed: results.reduce((all, { failed }) => all + failed, 0),
    cpuMicroseconds: results.reduce((all, { cpuMicroseconds }) => all + cpuMicroseconds, 0),
  };
}
