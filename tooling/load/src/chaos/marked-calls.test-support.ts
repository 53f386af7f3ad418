import { redisCluster } from '@visavis/testkit/redis-cluster';
import { MarkedPerson } from './marked-person.test-support.ts';
import { type Kept, RedisTraces } from './redis-traces.test-support.ts';
import { SignalingNode } from './signaling-node.test-support.ts';
import { addressMarker, bytesMarker, found, type Marker, type Place } from './traces.test-support.ts';

const PAIRS = 6;
const NODES = 3;
const PLANTED = 'planted-marker-8c1d';

export interface MarkedCallsOptions {
  readonly databaseUrl: string;
  /** What to wait for between the last call and the look, given what Redis keeps. */
  readonly until: (kept: () => Promise<readonly Kept[]>) => Promise<void>;
}

export interface Traces {
  /** What was found that may never be anywhere, in words. */
  readonly ever: readonly string[];
  /** What was found of who met whom, and what they stated, after `until`. */
  readonly after: readonly string[];
  /** Keys that hold any of that, right after the calls, with how long they last. */
  /** What was searched is all that nodes said: what every node says is in it. */
  readonly isWhole: boolean;
  readonly fading: readonly { readonly key: string; readonly lastsMs: number }[];
  /** Where the planted marker was found. */
  readonly planted: readonly string[];
  /** Descriptions that arrived as they were sealed. */
  readonly opened: number;
}

/** Calls between nodes, by people of whom every trace can be known; then a search in all that the service left. */
export async function markedCalls({ databaseUrl, until }: MarkedCallsOptions): Promise<Traces> {
  const cluster = await redisCluster();
  const traces = await RedisTraces.follow(cluster);
  const nodes = await Promise.all(Array.from({ length: NODES }, (_, index) => SignalingNode.start({ name: `node ${index + 1}`, databaseUrl, cluster, now: () => performance.now() })));
  try {
    const people = Array.from({ length: 2 * PAIRS }, (_, number) => new MarkedPerson(number));
    let opened = 0;
    for (let pair = 0; pair < PAIRS; pair += 1) opened += await call(people.slice(2 * pair, 2 * pair + 2), nodes);
    const markers = pairMarkers(people);
    const kept = (): Promise<readonly Kept[]> => traces.kept();
    const fading = (await kept()).filter((one) => found([placeOf(one)], markers).length > 0).map(({ key, lastsMs }) => ({ key, lastsMs }));
    await until(kept);
    await traces.plant(PLANTED);
    const dumps = await traces.dumps();
    const logs = nodes.map(({ name, output }): Place => ({ name: `what ${name} printed`, bytes: Buffer.from(output) }));
    const metrics = await Promise.all(nodes.map(async (node): Promise<Place> => ({ name: `metrics of ${node.name}`, bytes: Buffer.from(await node.metrics()) })));
    const places = [...dumps, ...logs, ...metrics];
    const isWhole = logs.every(({ bytes }) => bytes.includes('signaling ready')) && metrics.every(({ bytes }) => bytes.includes('visavis_matches_total'));
    const planted = { name: 'planted', forms: [PLANTED] };
    const withPlanted = [...places, traces.commands()].map(({ name, bytes }) => (name.startsWith('dump') || name === 'commands' ? { name, bytes } : { name, bytes: Buffer.concat([bytes, Buffer.from(PLANTED)]) }));
    return {
      ever: found([...places, traces.commands()], personMarkers(people)),
      after: found(places, markers),
      fading,
      isWhole,
      planted: found(withPlanted, [planted]),
      opened,
    };
  } finally {
    traces.close();
    await Promise.all(nodes.map((node) => node.remove()));
    await cluster.remove();
  }
}

/** At two nodes, so that frames pass between them. Answers how many descriptions arrived. */
async function call(pair: readonly MarkedPerson[], nodes: readonly SignalingNode[]): Promise<number> {
  await Promise.all(pair.map((person, index) => person.enter(nodes[index]?.url ?? '')));
  for (const person of pair) person.find();
  const opened = await Promise.all(pair.map((person, index) => person.talk(index === 0)));
  for (const person of pair) person.leave();
  return opened.filter((words) => pair.some(({ description }) => words.includes(JSON.stringify(description)))).length;
}

const personMarkers = (people: readonly MarkedPerson[]): readonly Marker[] =>
  people.flatMap(({ address, description }, number) => [
    addressMarker(`address ${number}`, address),
    { name: `description ${number}`, forms: description.split('\r\n').filter((line) => line.length > 10) },
  ]);

const pairMarkers = (people: readonly MarkedPerson[]): readonly Marker[] =>
  people.flatMap(({ match, interest, identity, exchange }, number) => [
    bytesMarker(`tag ${number}`, identity.tag),
    bytesMarker(`session key ${number}`, identity.publicKey),
    bytesMarker(`key ${number}`, exchange.getPublicKey().toString('base64url')),
    bytesMarker(`match ${number}`, match),
    { name: `interest ${number}`, forms: [interest] },
  ]);

const placeOf = ({ key, bytes }: Kept): Place => ({ name: key, bytes: Buffer.concat([Buffer.from(key), bytes]) });
