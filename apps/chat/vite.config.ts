import preact from '@preact/preset-vite';
import { pagesSettings } from '@visavis/config';
import { beaconIntegrity, sealedPages } from '@visavis/integrity';
import { manifestFor } from '@visavis/policy';
import { accentHue } from '@visavis/ui/accent-hue';
import { defineConfig } from 'vite';
import { scriptBudget } from './script-budget.ts';
import { pageName, serviceFacts } from './service-facts.ts';

const { VISAVIS_BUILD_DAY: day, VISAVIS_PROFILE: profile } = pagesSettings(process.env);
const service = { ...serviceFacts(profile, new Date(day)), scripts: { 'b.js': beaconIntegrity('b.js'), 'v.js': beaconIntegrity('v.js') } };
/** Where `npm run dev` serves the product; the dev server of this app only adds fast refresh. */
const ORIGIN = 'http://localhost:8080';
/** The second script holds the call and all words of it. The model of the picture check is the worker's, and no part of either. */
const LIMITS = { first: 30_000, all: 76_000 };

export default defineConfig({
  base: '/chat/',
  define: { __SERVICE__: JSON.stringify(service), __GUARD__: JSON.stringify(service.guard !== null) },
  plugins: [
    preact(),
    accentHue(manifestFor(profile).brand.accentHue),
    pageName(service.name),
    scriptBudget(LIMITS),
    sealedPages({ base: '/chat/', release: { profile, day } }),
  ],
  build: {
    target: 'es2022',
    // The Content-Security-Policy allows no inline script, style or data: URL.
    assetsInlineLimit: 0,
    // One style sheet, so that the second script brings none: it is a plain import from our own origin.
    cssCodeSplit: false,
    modulePreload: false,
    sourcemap: false,
  },
  server: { proxy: { '/ws': { target: ORIGIN, ws: true } } },
});
