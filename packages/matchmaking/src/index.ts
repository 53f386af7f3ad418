export { avoidFilter, mayHold } from './avoid-filter.ts';
export { type AvoidList, AVOIDS_NOBODY, block, filterOf, type RecentPartner, remember } from './avoid-list.ts';
export { connectionOf } from './compatible.ts';
export { COOL, type CoolDown, coolDown } from './cool-down.ts';
export { interests } from './interests.ts';
export { POOL_LIMIT, POOL_TIMES } from './limits.ts';
export { MemoryPool, type MemoryPoolOptions } from './memory-pool.ts';
export { overflowPool } from './overflow-pool.ts';
export {
  type Company,
  type Entered,
  type Entry,
  type Membership,
  type Partner,
  type Pool,
  type PoolEvent,
  PoolFenced,
  type Resumed,
  type WaitEstimate,
} from './pool.ts';
export { type Connections, type Stated, type Ticket, type Wish, type WishKind, WISHES } from './ticket.ts';
export { HOLDS_MS } from './widening.ts';
