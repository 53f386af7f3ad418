import { choose } from './arguments.ts';
import { collector } from './benches/collector.ts';
import { idle } from './benches/idle.ts';
import { relay } from './benches/relay.ts';
import { inWords } from './figure.ts';
import { collectorInWords } from './collector-in-words.ts';
import { writeMeasured } from './measured.ts';
import type { Contest } from './rounds.ts';
import { bareServer, signalingServer } from './servers.ts';
import { week } from './week/main.ts';

const BENCHES = {
  relay: async (contest: Contest) => [await relay(contest)],
  idle: async (contest: Contest) => [await idle(contest)],
  collector,
};

const WEEK = 'week';

try {
  const [first, ...others] = process.argv.slice(2);
  await (first === WEEK ? week(others) : run(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(args: readonly string[]): Promise<void> {
  const { benches, docs, json, rounds } = choose(args, ['relay', 'idle', 'collector']);
  for (const bench of benches) {
    const figures = await BENCHES[bench]({
      ours: signalingServer,
      bare: bareServer,
      rounds,
      onRound: (side, value) => process.stderr.write(`  ${bench} ${side} ${value.toPrecision(4)}\n`),
    });
    for (const figure of figures) process.stdout.write(`${json ? JSON.stringify(figure) : inWords(figure)}\n`);
    if (docs && bench === 'collector') writeMeasured(bench, collectorInWords(figures, { rounds, now: new Date() }));
  }
}
