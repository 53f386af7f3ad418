import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { integrityOf } from './integrity-of.ts';

/** Each by its whole name, so that what checks dependencies sees them. */
const SCRIPTS = {
  'b.js': () => import.meta.resolve('@visavis/analytics/b.js'),
  'v.js': () => import.meta.resolve('@visavis/analytics/v.js'),
} as const;

/** Scripts that the collector serves on every page; they are built before any page is. */
export const beaconIntegrity = (script: keyof typeof SCRIPTS): string => integrityOf(readFileSync(fileURLToPath(SCRIPTS[script]())));
