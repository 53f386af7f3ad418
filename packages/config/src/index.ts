export { type Environment, databaseUrl, parseEnvironment, port, wholeNumber } from './parse-environment.ts';
export { ownOrigins } from './own-origins.ts';
export {
  type AdminApiSettings,
  adminApiSettings,
  type CollectorSettings,
  collectorSettings,
  type PagesSettings,
  pagesSettings,
  type ReportsSettings,
  reportsSettings,
  type SetupLinkSettings,
  setupLinkSettings,
  type SignalingSettings,
  signalingSettings,
} from './services.ts';
export { SettingsError } from './settings-error.ts';
