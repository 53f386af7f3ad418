import { loadavg } from 'node:os';
import { choose } from './arguments.ts';
import { type BenchDatabase, benchDatabase } from './bench-database.ts';
import { call } from './benches/call.ts';
import { collector } from './benches/collector.ts';
import { guard } from './benches/guard.ts';
import { idle } from './benches/idle.ts';
import { match } from './benches/match.ts';
import { relay } from './benches/relay.ts';
import { relayCost } from './benches/relay-cost.ts';
import { collectorInWords } from './collector-in-words.ts';
import { type Figure, inWords, type Plain } from './figure.ts';
import { writeMeasured } from './measured.ts';
import type { Contest } from './rounds.ts';
import { bareServer, bareWsServer, signalingServer } from './servers.ts';
import { signalingInWords } from './signaling-in-words.ts';
import { week } from './week/main.ts';

type Told = Pick<Contest, 'onRound' | 'rounds'>;

const ALL = ['relay', 'idle', 'match', 'collector', 'relay-cost', 'guard', 'call'] as const;
type Bench = (typeof ALL)[number];

const BENCHES: Readonly<Record<Bench, (told: Told) => Promise<readonly (Figure | Plain)[]>>> = {
  relay: withSignaling(relay),
  idle: withSignaling(idle),
  match: withSignaling(match),
  collector,
  'relay-cost': relayCost,
  guard,
  call,
};

/** Where the figures stand that are not signaling's. */
const DOCUMENTS: Partial<Record<Bench, Parameters<typeof writeMeasured>[2]>> = { 'relay-cost': 'relay.md', guard: 'guard.md', call: 'call-times.md' };

const WEEK = 'week';

try {
  const [first, ...others] = process.argv.slice(2);
  await (first === WEEK ? week(others) : run(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(args: readonly string[]): Promise<void> {
  const { benches, docs, json, rounds } = choose(args, ALL);
  for (const bench of benches) {
    const before = loadNow();
    const figures = await BENCHES[bench]({
      rounds,
      onRound: (side, measured) => process.stderr.write(`  ${bench} ${side} ${JSON.stringify(measured)}\n`),
    });
    const load = [before, loadNow()] as const;
    for (const figure of figures) process.stdout.write(`${json ? JSON.stringify({ ...figure, load }) : inWords(figure)}\n`);
    if (!json) process.stdout.write(`${bench}: load average ${load.map((one) => one.toFixed(1)).join(' before, ')} after\n`);
    if (!docs) continue;
    // A bench of calls counts its own, in one run.
    const circumstances = { rounds: bench === 'call' ? 1 : rounds, now: new Date(), load, ...(DOCUMENTS[bench] === undefined ? {} : { whose: 'measured' }) };
    if (bench === 'collector') writeMeasured(bench, collectorInWords(figures, circumstances));
    else writeMeasured(bench, signalingInWords(figures, circumstances), DOCUMENTS[bench] ?? 'signaling-costs.md');
  }
}

/** Ours beside bare uWebSockets.js and `ws`. */
function withSignaling(bench: (contest: Contest) => Promise<readonly (Figure | Plain)[]>) {
  return async (told: Told): Promise<readonly (Figure | Plain)[]> => {
    const database: BenchDatabase = await benchDatabase();
    const { signaling: databaseUrl } = database.urls;
    try {
      return await bench({
        ...told,
        ours: () => signalingServer({ databaseUrl }),
        bare: bareServer,
        ws: bareWsServer,
      });
    } finally {
      await database.stop();
    }
  };
}

/** Processes that want to run, over the last minute. */
function loadNow(): number {
  return loadavg()[0] ?? 0;
}
