import { ListPool } from './list-pool.ts';
import { poolContract } from './pool-contract.ts';

// The examples show that the list, with which other pools are compared, keeps the rules itself.
poolContract(
  'the plain list',
  ({ limit }) => {
    const pool = new ListPool(limit);
    return { pool, setTime: (ms) => pool.setTime(ms), settle: async () => {}, close: async () => {} };
  },
  { runs: 1 },
);
