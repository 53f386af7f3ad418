import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type FaultProxy, faultProxy } from '@visavis/testkit/fault-proxy';
import type { RedisCluster } from '@visavis/testkit/redis-cluster';
import type { Node } from '../client/link.ts';

const MAIN = fileURLToPath(new URL('../../../../apps/signaling/src/main.ts', import.meta.url));
const DETOUR = new URL('./detour.ts', import.meta.url);
/** Worth nothing: these servers live as long as a test. */
const BAN_KEY = Buffer.alloc(32, 'ban').toString('base64url');
export const ORIGIN = 'http://localhost:8080';

export interface SignalingNodeOptions {
  readonly name: string;
  readonly databaseUrl: string;
  /** Shared by all nodes; `null` for a node alone. */
  readonly cluster: RedisCluster | null;
  /** Reaches Redis through proxies, so that it can be cut off: these cost, and one such node is enough. */
  readonly canBeCutOff?: boolean;
  /** The crowd's clock. */
  readonly now: () => number;
  readonly env?: Readonly<Record<string, string>>;
}

/** One real signaling process, which may be killed, paused, or cut off from Redis. */
export class SignalingNode implements Node {
  readonly name: string;
  isSound = false;
  soundSince = 0;
  answers = false;
  readonly #options: SignalingNodeOptions;
  readonly #proxies: readonly FaultProxy[];
  #child: ChildProcess | null = null;
  #ports = { port: 0, metricsPort: 0 };
  /** All that it printed, over all its lives. */
  output = '';
  /** Ends that nobody asked for. */
  readonly deaths: string[] = [];

  private constructor(options: SignalingNodeOptions, proxies: readonly FaultProxy[]) {
    this.name = options.name;
    this.#options = options;
    this.#proxies = proxies;
  }

  static async start(options: SignalingNodeOptions): Promise<SignalingNode> {
    const servers = options.canBeCutOff === true ? (options.cluster?.nodes ?? []) : [];
    const proxies = await Promise.all(servers.map(({ port }) => faultProxy({ target: () => port })));
    const node = new SignalingNode(options, proxies);
    await node.start();
    return node;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#ports.port}/ws`;
  }

  get canBeCutOff(): boolean {
    return this.#proxies.length > 0;
  }

  /** Whether a balancer would send somebody there. */
  get isOpen(): boolean {
    return this.#child !== null;
  }

  async start(): Promise<void> {
    const { cluster, databaseUrl, env = {} } = this.#options;
    const servers = cluster?.nodes ?? [];
    const detour = new URL(DETOUR);
    for (const [index, proxy] of this.#proxies.entries()) detour.searchParams.set(String(servers[index]?.port), String(proxy.port));
    const child = fork(MAIN, {
      execArgv: this.#proxies.length === 0 ? [] : ['--import', detour.href],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        HOST: '127.0.0.1',
        PORT: '0',
        METRICS_PORT: '0',
        VISAVIS_ORIGIN: ORIGIN,
        DATABASE_URL: databaseUrl,
        TURN_ADDRESS: '127.0.0.1:3478',
        TURN_SECRETS: 'secret',
        DRAIN_MS: '1000',
        // The clients do what an attack does: many searches, and all at once.
        CHALLENGE: 'off',
        ...(servers.length === 0 ? {} : { REDIS_URL: servers.map(({ url }) => url).join(','), BAN_KEY }),
        ...env,
      },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
    }
    const early = once(child, 'exit').then(() => {
      if (this.#child === child) {
        this.#child = null;
        this.#unsound();
        this.deaths.push(`${this.name} ended by itself: ${this.output.slice(-500)}`);
      }
      throw new Error(`${this.name} did not start: ${this.output.slice(-500)}`);
    });
    early.catch(() => {});
    const [message] = await Promise.race([once(child, 'message'), early]);
    this.#ports = { port: numberAt(message, 'port'), metricsPort: numberAt(message, 'metricsPort') };
    this.#child = child;
    this.sound();
  }

  async kill(): Promise<void> {
    const child = this.#end();
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** As an operator ends it; resolves with its exit code. */
  async end(): Promise<number | null> {
    const child = this.#end();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    return child.exitCode;
  }

  pause(): void {
    this.#unsound();
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
    this.sound();
  }

  /** Its connections to Redis stay open, and nothing passes. */
  async cutOff(): Promise<void> {
    this.isSound = false;
    await Promise.all(this.#proxies.map((proxy) => proxy.blackhole()));
  }

  async joinUp(): Promise<void> {
    await Promise.all(this.#proxies.map((proxy) => proxy.pass()));
    this.sound();
  }

  async metrics(): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.#ports.metricsPort}/metrics`);
    return await answer.text();
  }

  async remove(): Promise<void> {
    if (this.#child !== null) await this.kill();
    for (const proxy of this.#proxies) proxy.close();
  }

  sound(): void {
    this.isSound = true;
    this.answers = true;
    this.soundSince = this.#options.now();
  }

  #end(): ChildProcess {
    const child = this.#child;
    if (child === null) throw new Error(`${this.name} does not run`);
    this.#child = null;
    this.#unsound();
    return child;
  }

  #unsound(): void {
    this.isSound = false;
    this.answers = false;
  }
}

function numberAt(message: unknown, key: string): number {
  const value: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, key) : undefined;
  if (typeof value !== 'number') throw new TypeError(`signaling did not say its ${key}`);
  return value;
}
