import { headCountContract } from './contract/head-count-contract.ts';
import { MemoryHeadCount } from './memory-head-count.ts';

headCountContract('the head count of one process', async () => {
  let now = 0;
  return {
    count: new MemoryHeadCount({ now: () => now }),
    setTime: (ms) => {
      now = ms;
    },
  };
});
