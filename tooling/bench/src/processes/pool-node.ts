import { randomBytes } from 'node:crypto';
import { avoidFilter, MemoryPool, type Membership, type Pool, type PoolEvent } from '@visavis/matchmaking';
import { redisClient, redisPool } from '@visavis/redis';

/**
 * One signaling process' part of a pool, without the sockets. Arguments: its name, then the Redis or the
 * servers of the cluster; none for a pool in memory.
 * `race 50 4`: for four seconds fifty visitors, each of whom searches again at once. `pace 1000 4`: a thousand new ones a second.
 * `alone 200`: two hundred pairs, one after the other.
 * Answers sides matched, the CPU time that took, and how long each waited for its proposal and its match, milliseconds.
 */
const [node = 'node', ...urls] = process.argv.slice(2);
const TICK_MS = 2;
const RENEW_MS = 100;
const RECENT_PARTNERS = 20;
const FILTERS = 100;
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pl', 'pt', 'nl'];

const tagOf = (): string => randomBytes(12).toString('base64url');
/** Made beforehand: at work the clients make them. */
const filters = Array.from({ length: FILTERS }, () => avoidFilter(Array.from({ length: RECENT_PARTNERS }, tagOf)));
const card = `${'A'.repeat(87)}.${'A'.repeat(22)}`;

interface Result {
  readonly sides: number;
  readonly proposed: readonly number[];
  readonly matched: readonly number[];
  readonly failed: number;
  readonly cpuMicroseconds: number;
}

const waiting = new Map<string, number>();
const proposed: number[] = [];
const matched: number[] = [];
let failed = 0;
let onMatched: () => void = () => undefined;

const membership: Membership = await (await poolOf(urls)).join(node, hear);
setInterval(() => void membership.renew().catch(fail), RENEW_MS);

async function poolOf([first, ...others]: readonly string[]): Promise<Pool> {
  if (first === undefined) return new MemoryPool({ now: () => Math.floor(performance.now()) });
  const client = await redisClient(others.length === 0 ? { url: first } : { cluster: [first, ...others] });
  return redisPool({ client, name: 'bench' });
}

function hear(events: readonly PoolEvent[]): void {
  for (const event of events) {
    const began = waiting.get(event.tag);
    if (event.kind === 'proposed') {
      membership.answer({ pair: event.pair, tag: event.tag, isLive: began !== undefined }).catch(fail);
      if (began !== undefined) proposed.push(performance.now() - began);
    }
    if (event.kind !== 'matched' || began === undefined) continue;
    matched.push(performance.now() - began);
    waiting.delete(event.tag);
    onMatched();
  }
}

function fail(): void {
  failed += 1;
}

/** `began`: when the visitor came, which may be before there was time to see to it. */
function search(began: number): void {
  const tag = tagOf();
  waiting.set(tag, began);
  const any = <Value>(values: readonly Value[]): Value | undefined => values[Math.floor(Math.random() * values.length)];
  membership
    .enter({
      stated: {
        tag,
        mode: 'video',
        connections: 'shielded',
        lane: 'open',
        avoid: any(filters) ?? '',
        interests: [],
        languages: [any(LANGUAGES) ?? 'en'],
        country: '',
        wishes: { interests: 'any', languages: 'any', country: 'any' },
      },
      since: null,
      card,
    })
    .then(({ kind }) => {
      if (kind !== 'entered') fail();
    }, fail);
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

async function race(visitors: number, seconds: number): Promise<void> {
  // Each search in a callback of its own, as from a socket; at once, a pool in memory would let nothing else have its turn.
  onMatched = () => void setImmediate(() => search(performance.now()));
  for (let visitor = 0; visitor < visitors; visitor += 1) search(performance.now());
  await pause(seconds * 1_000);
}

async function pace(perSecond: number, seconds: number): Promise<void> {
  const began = performance.now();
  const all = perSecond * seconds;
  for (let searches = 0; searches < all; ) {
    const due = Math.min(all, ((performance.now() - began) * perSecond) / 1_000);
    for (; searches < due; searches += 1) setImmediate(search, began + (searches * 1_000) / perSecond);
    await pause(TICK_MS);
  }
}

async function alone(pairs: number): Promise<void> {
  for (let pair = 0; pair < pairs; pair += 1) {
    const { promise, resolve } = Promise.withResolvers<void>();
    onMatched = () => void (waiting.size === 0 && resolve());
    for (let side = 0; side < 2; side += 1) search(performance.now());
    await promise;
  }
}

async function carryOut(question: string): Promise<Result> {
  const [what, ...numbers] = question.split(' ');
  const [first = 0, second = 0] = numbers.map(Number);
  for (const list of [proposed, matched]) list.length = 0;
  failed = 0;
  onMatched = () => undefined;
  const cpu = process.cpuUsage();
  if (what === 'race') await race(first, second);
  if (what === 'pace') await pace(first, second);
  if (what === 'alone') await alone(first);
  onMatched = () => undefined;
  // Who was to search again has done so after this.
  await new Promise((resolve) => setImmediate(resolve));
  const { user, system } = process.cpuUsage(cpu);
  const result = { sides: matched.length, proposed: [...proposed], matched: [...matched], failed, cpuMicroseconds: user + system };
  await Promise.all([...waiting.keys()].map((tag) => membership.withdraw(tag)));
  waiting.clear();
  return result;
}

process.on('message', async (question) => process.send?.(await carryOut(String(question))));
process.once('SIGTERM', () => process.exit());
process.once('disconnect', () => process.exit());
process.send?.({ ready: 1 });
