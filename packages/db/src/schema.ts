export { chatHour, pageHour } from './schema/analytics.ts';
export { authSchema, setupLink } from './schema/auth.ts';
export { report } from './schema/moderation.ts';
