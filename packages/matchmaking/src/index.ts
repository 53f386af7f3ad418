export { MemoryPool } from './memory-pool.ts';
export type { Company, Entered, Pool, PoolRefusal } from './pool.ts';
export type { Ticket } from './ticket.ts';
