import { choose } from './arguments.ts';
import { idle } from './benches/idle.ts';
import { relay } from './benches/relay.ts';
import { inWords } from './figure.ts';
import { bareServer, signalingServer } from './servers.ts';

const BENCHES = { relay, idle };

try {
  const { benches, json, rounds } = choose(process.argv.slice(2), ['relay', 'idle']);
  for (const bench of benches) {
    const figure = await BENCHES[bench]({
      ours: signalingServer,
      bare: bareServer,
      rounds,
      onRound: (side, value) => process.stderr.write(`  ${bench} ${side} ${value.toPrecision(4)}\n`),
    });
    process.stdout.write(`${json ? JSON.stringify(figure) : inWords(figure)}\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
