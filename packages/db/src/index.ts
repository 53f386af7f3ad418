export { connectDatabase, type Connection, type ConnectOptions, type Database } from './connect.ts';
export { DatabaseError, type DatabaseErrorReason } from './database-error.ts';
export { type AppRole, type AppUrls, grantLogins } from './grant-logins.ts';
export { migrate } from './migrate.ts';
