export { CONNECTIONS, type ConnectsTo } from './connections.ts';
export { DATABASE } from './database.ts';
export { DECLARED_AHEAD } from './declared-ahead.ts';
export { HEADERS, HEADERS_NAMED_BY_OPERATORS } from './headers.ts';
export type { Kept, Meaning } from './meaning.ts';
export { type MessageChannel, MESSAGES } from './messages.ts';
export { REDIS, type SharedKey } from './redis.ts';
export { STRUCTURAL } from './structural.ts';
