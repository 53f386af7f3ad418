import { SeededRandom } from '@visavis/bench/seeded-random';
import { type RedisCluster, redisCluster } from '@visavis/testkit/redis-cluster';
import type { SimClient } from '../client/sim-client.ts';
import { BOUNDS } from '../client/referee.ts';
import { Crowd } from '../crowd/crowd.ts';
import { passed, type Recovery, recovery } from './recovery.test-support.ts';
import { ORIGIN, SignalingNode } from './signaling-node.test-support.ts';

const FAULTS = ['kill', 'pause', 'master', 'blackhole'] as const;
export type Fault = (typeof FAULTS)[number];

/** What a fault did, as the clients saw it. */
export interface FaultReport {
  readonly fault: Fault;
  readonly where: string;
  /** Clients of sound nodes, from the beginning of the fault: well, or told why not. */
  readonly meanwhile: Recovery;
  /** All clients: well, from the fault's end, or from its beginning where it has none for them. */
  readonly after: Recovery;
  readonly boundMs: number;
}

export interface TrialOptions {
  readonly seed: number;
  readonly clients: number;
  readonly databaseUrl: string;
  readonly nodes?: number;
}

const ARRIVE_MS = 3_000;
const PAUSED_MS = 15_000;
const CUT_OFF_MS = 8_000;
/** After a fault is over its news may still travel: seats are kept for 30 s, and nodes take 3 s to judge. */
const UNREST_MS = 12_000;
const BOUND_MS = 5_000;
const FAILOVER_MS = 10_000;
const SETTLE_MS = 3_000;
const CALM_MS = 5_000;
const SPREAD = 1 / 3;
const POOLS = ['{vv:pool:video}', '{vv:pool:text}'] as const;
const MIX = [['talker', 6], ['leaver', 2], ['blocker', 1], ['hesitant', 1]] as const;

/** Real nodes on a real Redis Cluster, simulated clients on them, and faults that befall them. */
export class Trial {
  readonly crowd: Crowd;
  readonly nodes: readonly SignalingNode[];
  readonly cluster: RedisCluster;
  readonly #random: SeededRandom;
  #boundMs = BOUND_MS;

  private constructor(parts: { crowd: Crowd; nodes: readonly SignalingNode[]; cluster: RedisCluster; random: SeededRandom }) {
    this.crowd = parts.crowd;
    this.nodes = parts.nodes;
    this.cluster = parts.cluster;
    this.#random = parts.random;
  }

  static async begin({ seed, clients, databaseUrl, nodes: count = 3 }: TrialOptions): Promise<Trial> {
    const cluster = await redisCluster({ nodeTimeoutMs: 3_000 });
    const nodes: SignalingNode[] = [];
    const crowd = new Crowd({
      seed,
      first: 0,
      arrivals: Array.from({ length: clients }, (_, index) => ARRIVE_MS + (index * ARRIVE_MS) / clients),
      mix: MIX,
      origin: ORIGIN,
      target: (random) => open(nodes)[random.below(open(nodes).length)] ?? null,
    });
    const started = Array.from({ length: count }, (_, index) => SignalingNode.start({ name: `node ${index + 1}`, databaseUrl, cluster, now: crowd.now, canBeCutOff: index === 0 }));
    nodes.push(...(await Promise.all(started)));
    const trial = new Trial({ crowd, nodes, cluster, random: new SeededRandom(seed) });
    // Nobody is judged while everything starts.
    crowd.referee.disturbed(crowd.now() + UNREST_MS);
    const all = await trial.#recovered(crowd.clients, crowd.moment(), (client) => client.isWell({ at: 0, wall: 0 }));
    if (all.never.length === 0) return trial;
    await trial.end();
    throw new Error(`not everybody was matched or waiting at first: ${all.never.slice(0, 5).join('; ')}`);
  }

  async befall(fault: Fault): Promise<FaultReport> {
    const report = await this.#faults[fault]();
    this.crowd.referee.disturbed(this.crowd.now() + UNREST_MS);
    await passed(SETTLE_MS);
    Object.assign(this.crowd.referee.bounds, BOUNDS);
    this.#boundMs = BOUND_MS;
    return report;
  }

  /** Until everything counts as undisturbed, and then for a while: breaks, stalls and losses would now be the service's own. */
  async calm(): Promise<void> {
    await passed(UNREST_MS);
    if (!this.crowd.referee.isCalm) throw new Error('it should be calm');
    await passed(CALM_MS);
  }

  any(): Fault {
    return FAULTS[this.#random.below(FAULTS.length)] ?? 'kill';
  }

  async end(): Promise<void> {
    this.crowd.stop();
    await Promise.all(this.nodes.map((node) => node.remove()));
    await this.cluster.remove();
  }

  readonly #faults: Readonly<Record<Fault, () => Promise<FaultReport>>> = {
    kill: async () => {
      const node = this.#pick();
      const since = this.#disturb();
      const others = this.#notAt(node);
      await node.kill();
      const meanwhile = this.#recovered(others, since, (client) => client.isWell(since) || client.isToldOfTrouble(since.at));
      const after = await this.#recovered(this.crowd.clients, since, (client) => client.isWell(since));
      await node.start();
      await this.#spread();
      return { fault: 'kill', where: node.name, meanwhile: await meanwhile, after, boundMs: BOUND_MS };
    },
    pause: async () => {
      const node = this.#pick();
      const since = this.#disturb(PAUSED_MS);
      const others = this.#notAt(node);
      node.pause();
      const meanwhile = await this.#recovered(others, since, (client) => client.isWell(since) || client.isToldOfTrouble(since.at));
      await passed(since.at + PAUSED_MS - this.crowd.now());
      const from = this.#disturb();
      node.resume();
      const after = await this.#recovered(this.crowd.clients, from, (client) => client.isWell(from));
      return { fault: 'pause', where: node.name, meanwhile, after, boundMs: BOUND_MS };
    },
    master: async () => {
      const master = await this.cluster.masterOf(POOLS[this.#random.below(POOLS.length)] ?? POOLS[0]);
      const { bounds } = this.crowd.referee;
      Object.assign(bounds, { answerMs: FAILOVER_MS, ghostMs: FAILOVER_MS, stuckMs: FAILOVER_MS, lossMs: 2 * FAILOVER_MS });
      const since = this.#disturb(FAILOVER_MS);
      this.#boundMs = FAILOVER_MS;
      await master.kill();
      const meanwhile = this.#recovered(this.crowd.clients, since, (client) => client.isWell(since) || client.isToldOfTrouble(since.at));
      const after = await this.#recovered(this.crowd.clients, since, (client) => client.isWell(since));
      await master.start();
      await this.cluster.whole();
      return { fault: 'master', where: `Redis at ${master.port}`, meanwhile: await meanwhile, after, boundMs: FAILOVER_MS };
    },
    blackhole: async () => {
      const node = this.#pick((one) => one.canBeCutOff);
      const since = this.#disturb(CUT_OFF_MS);
      const others = this.#notAt(node);
      await node.cutOff();
      const meanwhile = await this.#recovered(others, since, (client) => client.isWell(since) || client.isToldOfTrouble(since.at));
      await passed(Math.max(0, since.at + CUT_OFF_MS - this.crowd.now()));
      const from = this.#disturb();
      await node.joinUp();
      const after = await this.#recovered(this.crowd.clients, from, (client) => client.isWell(from));
      return { fault: 'blackhole', where: node.name, meanwhile, after, boundMs: BOUND_MS };
    },
  };

  /** A node that began again has nobody: a third of all connections break, and come back wherever the balancer sends them. */
  async #spread(): Promise<void> {
    const since = this.#disturb();
    for (const client of this.crowd.clients) if (this.#random.chance(SPREAD)) client.break();
    const { never } = await this.#recovered(this.crowd.clients, since, (client) => client.isWell(since));
    if (never.length > 0) throw new Error(`not everybody was back after moving: ${never.slice(0, 5).join('; ')}`);
  }

  /** From now on, and for so long, breaks are nobody's fault but ours. */
  #disturb(forMs = 0): ReturnType<Crowd['moment']> {
    const since = this.crowd.moment();
    this.crowd.referee.disturbed(since.at + forMs + UNREST_MS);
    return since;
  }

  #pick(mayBe: (node: SignalingNode) => boolean = () => true): SignalingNode {
    const nodes = this.nodes.filter(mayBe);
    const node = nodes[this.#random.below(nodes.length)];
    if (node === undefined) throw new RangeError('no nodes');
    return node;
  }

  #notAt(node: SignalingNode): readonly SimClient[] {
    return this.crowd.clients.filter((client) => client.link.node !== node);
  }

  #recovered(clients: readonly SimClient[], since: ReturnType<Crowd['moment']>, isWell: (client: SimClient) => boolean): Promise<Recovery> {
    return recovery({ crowd: this.crowd, clients, since, isWell, boundMs: this.#boundMs });
  }
}

const open = (nodes: readonly SignalingNode[]): readonly SignalingNode[] => nodes.filter(({ isOpen }) => isOpen);
