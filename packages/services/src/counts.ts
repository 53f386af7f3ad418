/** What counting calls its things, for whoever must not reach the database: the dashboard reads these types. */
export { BREAKDOWNS, type BreakdownName, isOfCalls, isOfSite, type Measure, MEASURES, READ_SCOPES, type ReadScope, type TotalName, TOTALS } from './counts-names.ts';
