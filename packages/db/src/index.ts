export { connectDatabase, type Connection, type ConnectOptions, type Database } from './connect.ts';
export { DatabaseError, type DatabaseErrorReason } from './database-error.ts';
export { APP_ROLES, type AppRole, type AppUrls, grantLogins } from './grant-logins.ts';
export { migrate } from './migrate.ts';
export { authSchema, chatHour, pageHour, report, setupLink } from './schema.ts';
