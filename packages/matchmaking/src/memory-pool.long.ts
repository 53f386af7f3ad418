import { memoryPoolUnderTest } from './contract/memory-pool-under-test.ts';
import { poolContract } from './contract/pool-contract.ts';

poolContract('the memory pool', memoryPoolUnderTest, { runs: 2_000 });
