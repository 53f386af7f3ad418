import type { Manifest } from '../manifest.ts';

/** `/.well-known/gpc.json`: whether the site honours Global Privacy Control, and since which day it says so (W3C GPC, "gpc.json"). */
export const gpcJson = ({ analytics, version }: Pick<Manifest, 'analytics' | 'version'>) => ({
  gpc: analytics.honours.includes('GPC'),
  lastUpdate: version.effective,
});
