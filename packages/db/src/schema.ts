export { cell, flush, mark, publicCell, publicDay, readKey } from './schema/analytics.ts';
export { authSchema, setupLink } from './schema/auth.ts';
export { ban, report } from './schema/moderation.ts';
