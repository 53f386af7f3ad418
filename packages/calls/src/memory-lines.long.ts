import { lineContract } from './contract/line-contract.ts';
import { memoryLinesUnderTest } from './contract/memory-lines-under-test.ts';

lineContract('the line of one process', memoryLinesUnderTest, { runs: 5_000 });
