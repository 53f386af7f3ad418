import { startedCollector } from './started-collector.ts';

// A collector for the test of its memory. Says its port; and each time that it is asked, how many bytes it has in use,
// and at the end what it counted.
const collector = await startedCollector({ countsPerMinute: 1_000_000 });

function inUse(): number {
  globalThis.gc?.();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

process.on('message', async (asked) => {
  if (asked === 'bytes') process.send?.({ bytes: inUse() });
  else process.send?.({ counted: await collector.counted() }, () => process.exit(0));
});
process.send?.({ port: collector.port });
