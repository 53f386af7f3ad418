import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

export interface CpuShare {
  readonly part: string;
  /** Of all CPU time but that in which it started or was idle. */
  readonly share: number;
}

/** How a figure of this kind begins. */
export const CPU_SHARE = 'share of CPU: ';

/** What V8 writes (https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile), as far as it is needed. */
const Profile = v.object({
  nodes: v.array(v.object({ id: v.number(), callFrame: v.object({ functionName: v.string(), url: v.string() }) })),
  samples: v.array(v.number()),
  timeDeltas: v.array(v.number()),
});
export type Profile = v.InferOutput<typeof Profile>;

/** Of them a function's file or name belongs to the first that matches. */
type Parts = readonly (readonly [mark: RegExp, part: string])[];

const EVERYWHERE: Parts = [
  [/\(idle\)/, 'idle'],
  [/node:inspector/, 'start'],
  [/node:internal\/(modules|bootstrap|vm)|deps\/(amaro|cjs)|node:(fs|path|url)|compileSourceTextModule|internalModuleStat/, 'start'],
  [/\(garbage collector\)/, 'garbage collection'],
];

export const COLLECTOR_PARTS: Parts = [
  [/intake\/(browser-verdicts)|isbot|browser-family/, 'browser and bots'],
  [/intake\/(odd-headers|own-pages|objection|country)/, 'headers'],
  [/intake\/(tag-maker|tag-makers|keyed-hash)|node:internal\/crypto|node:crypto/, 'tag'],
  [/intake\/(address-limit|brief-hash|half-sip-hash)|uws\/src\/(address|nearest|client-address|trusted)/, 'address and its limit'],
  [/intake\/parsed-counts|analytics\/src\/(count|count-name)\.ts|valibot/, 'parsing'],
  [/collector\/src\/(counting|visitors|time)|analytics\/src|policy\/src/, 'counting'],
  [/collector\/src\/(flushing|store-batch)|packages\/(services|db)|drizzle|postgres/, 'writing to the database'],
  [/intake\/intake|packages\/uws/, 'taking a request'],
  [/\(program\)|getHeader|onData|writeStatus|endWithoutBody|onAborted|forEach|cork|getRemoteAddress|end$/, 'uWebSockets.js and the kernel'],
];

/** Of signaling while it relays. */
export const RELAY_PARTS: Parts = [
  [/signaling\/src\/admission\/pace|admission\/src\/rate/, 'its rate'],
  [/protocol\/src\/sealed-frame/, 'whether it is a sealed frame'],
  [/signaling\/src\/(sockets|switchboard)|packages\/uws/, 'taking a frame and handing it on'],
  [/signaling\/src\/calls|packages\/calls/, 'whose partner'],
  [/signaling\/src|packages\/(db|services|matchmaking|redis)|drizzle|postgres|redis/, 'all else that it does meanwhile'],
  [/\(program\)|^ (send|getUserData|cork|message)$/, 'uWebSockets.js and the kernel'],
];
/** Code is read and compiled once, however many events come. */
const NOT_AT_WORK = ['idle', 'start'] as const;
const OTHER = 'Node.js and the rest';

/** Largest first, from the only CPU profile in a folder. */
export function cpuShares(folder: string, parts: Parts): readonly CpuShare[] {
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error('the server wrote no profile');
  return sharesOf(v.parse(Profile, JSON.parse(readFileSync(join(folder, file), 'utf8'))), parts);
}

export function sharesOf({ nodes, samples, timeDeltas }: Profile, parts: Parts): readonly CpuShare[] {
  const marks = [...EVERYWHERE, ...parts];
  const nameOf = (place: string): string => marks.find(([mark]) => mark.test(place))?.[1] ?? OTHER;
  const partOf = new Map(nodes.map(({ callFrame, id }) => [id, nameOf(`${callFrame.url} ${callFrame.functionName}`)]));
  const times = new Map<string, number>();
  samples.forEach((node, index) => {
    const part = partOf.get(node) ?? OTHER;
    times.set(part, (times.get(part) ?? 0) + (timeDeltas[index] ?? 0));
  });
  for (const part of NOT_AT_WORK) times.delete(part);
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times].map(([part, time]) => ({ part, share: time / all })).toSorted((a, b) => b.share - a.share);
}
