import { randomBytes } from 'node:crypto';
import { RedisLine } from './redis-line.ts';
import { type RedisServer, redisServer } from './redis-server.ts';

/** A real Redis Cluster on loopback: three masters and a replica of each. Nothing of it is on a disk but who is who. */
export interface RedisCluster {
  /** The three that are masters at first, then their replicas in the same order. */
  readonly nodes: readonly ClusterNode[];
  readonly password: string;
  /** The node to which a key belongs now, as far as those know that run. Errors: when it belongs to none of them. */
  masterOf(key: string): Promise<ClusterNode>;
  /** Resolves when all six run, say that the cluster is ok, and are three masters with a replica each. Errors: not in a minute. */
  whole(): Promise<void>;
  remove(): Promise<void>;
}

export interface ClusterNode {
  readonly url: string;
  readonly port: number;
  /** Holds its `nodes.conf` and nothing else. */
  readonly folder: string;
  /** What it says itself; away while it is paused or killed. */
  role(): Promise<'master' | 'replica' | 'away'>;
  kill(): Promise<void>;
  /** After `kill`: on the same address, as the node that it was, with nothing in its memory. */
  start(): Promise<void>;
  pause(): void;
  resume(): void;
}

export interface RedisClusterOptions {
  /** After so many milliseconds without an answer a node is taken for dead. */
  readonly nodeTimeoutMs?: number;
}

const SLOTS = [[0, 5_460], [5_461, 10_922], [10_923, 16_383]] as const;
const NODES = 2 * SLOTS.length;
const ASK_AGAIN_MS = 25;
const GIVE_UP_MS = 60_000;

/** Takes a little more than two seconds: a master of Redis waits as long before it takes writes. */
export async function redisCluster({ nodeTimeoutMs = 3_000 }: RedisClusterOptions = {}): Promise<RedisCluster> {
  const password = randomBytes(16).toString('hex');
  const started = await Promise.allSettled(Array.from({ length: NODES }, () => startMember(password, nodeTimeoutMs)));
  const members = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const remove = async (): Promise<void> => {
    await Promise.all(members.flatMap(({ line, server }) => [line.close(), server.remove()]));
  };
  const whole = (): Promise<void> => until(() => isWhole(members), 'the cluster is not whole');
  try {
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    await introduce(members);
    await whole();
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    nodes: members.map(({ node }) => node),
    password,
    masterOf: async (key) => (await ownerOf(members, key)).node,
    whole,
    remove,
  };
}

interface Member {
  readonly node: ClusterNode;
  readonly server: RedisServer;
  readonly line: RedisLine;
}

async function startMember(password: string, nodeTimeoutMs: number): Promise<Member> {
  const cluster = ['--cluster-enabled', 'yes', '--cluster-node-timeout', String(nodeTimeoutMs), '--masterauth', password];
  // A replica's first copy is sent at once, and goes by no file on either side.
  const copies = ['--repl-diskless-sync', 'yes', '--repl-diskless-sync-delay', '0', '--repl-diskless-load', 'swapdb'];
  const server = await redisServer([...cluster, ...copies], { password });
  const line = new RedisLine(server);
  const { folder, pause, port, resume, start, stop, url } = server;
  const role = async () => (await viewOf({ line, server }))?.role ?? 'away';
  return { node: { url, port, folder, role, kill: stop, start, pause, resume }, server, line };
}

/** Faster than `redis-cli --cluster create`, which waits by whole seconds. */
async function introduce(members: readonly Member[]): Promise<void> {
  await Promise.all(members.map(async ({ line }, index) => {
    const range = SLOTS[index];
    await line.ask(['CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1)]);
    if (range !== undefined) await line.ask(['CLUSTER', 'ADDSLOTSRANGE', ...range.map(String)]);
  }));
  // Only now, because a node that knows another takes no epoch any more.
  await Promise.all(members.map(async ({ line }, index) => {
    for (const other of members.slice(0, index)) await line.ask(['CLUSTER', 'MEET', '127.0.0.1', String(other.server.port), String(other.server.busPort)]);
  }));
  await Promise.all(members.slice(SLOTS.length).map(async ({ line }, index) => {
    const master = members[index];
    if (master === undefined) throw new RangeError('no such node');
    const id = await master.line.ask(['CLUSTER', 'MYID']);
    // Until it has heard of its master it answers with an error.
    await until(() => line.ask(['CLUSTER', 'REPLICATE', id]).then(() => true, () => false), 'a replica does not follow its master');
  }));
}

async function isWhole(members: readonly Member[]): Promise<boolean> {
  const found = await Promise.all(members.map(async ({ line, server }) => {
    if (server.state() !== 'running') return 'away';
    const said = await Promise.all([line.ask(['CLUSTER', 'INFO']), line.ask(['INFO', 'replication'])]).catch(() => []);
    const lines = said.join('\n').split(/\r?\n/);
    if (!lines.includes('cluster_state:ok') || !lines.includes(`cluster_known_nodes:${NODES}`)) return 'away';
    if (lines.includes('connected_slaves:1') && lines.some((one) => /^slave0:.*state=online/.test(one))) return 'master';
    return lines.includes('master_link_status:up') ? 'replica' : 'away';
  }));
  return ['master', 'replica'].every((role) => found.filter((one) => one === role).length === SLOTS.length);
}

interface View {
  readonly role: 'master' | 'replica';
  /** Of two that both take themselves for a slot's master, the one with the higher is. */
  readonly epoch: number;
  readonly slots: readonly (readonly [first: number, last: number])[];
}

async function ownerOf(members: readonly Member[], key: string): Promise<Member> {
  const views = await Promise.all(members.map(async (member) => ({ member, view: await viewOf(member) })));
  const present = views.find(({ view }) => view !== undefined);
  const slot = present === undefined ? Number.NaN : Number(await present.member.line.ask(['CLUSTER', 'KEYSLOT', key]));
  const claims = views.flatMap(({ member, view }) =>
    view?.role === 'master' && view.slots.some(([first, last]) => first <= slot && slot <= last) ? [{ member, epoch: view.epoch }] : [],
  );
  const [best] = claims.toSorted((one, other) => other.epoch - one.epoch);
  if (best === undefined) throw new Error('no node that runs is the master of this key');
  return best.member;
}

/** What a node says of itself in https://redis.io/docs/latest/commands/cluster-nodes/. */
async function viewOf({ line, server }: Pick<Member, 'line' | 'server'>): Promise<View | undefined> {
  if (server.state() !== 'running') return undefined;
  const lines = (await line.ask(['CLUSTER', 'NODES']).catch(() => '')).split('\n');
  const [, , flags = '', , , , epoch, , ...slots] = lines.find((one) => one.includes('myself,'))?.trim().split(' ') ?? [];
  if (flags === '') return undefined;
  const ranges = slots.filter((slot) => !slot.startsWith('[')).map((slot): readonly [number, number] => {
    const [first, last = first] = slot.split('-');
    return [Number(first), Number(last)];
  });
  return { role: flags.includes('master') ? 'master' : 'replica', epoch: Number(epoch), slots: ranges };
}

async function until(isTrue: () => Promise<boolean>, otherwise: string): Promise<void> {
  const last = performance.now() + GIVE_UP_MS;
  while (!(await isTrue())) {
    if (performance.now() > last) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
