import preact from '@preact/preset-vite';
import { pagesSettings } from '@visavis/config';
import { manifestFor } from '@visavis/policy';
import { accentHue } from '@visavis/ui/accent-hue';
import { defineConfig } from 'vite';
import { scriptBudget } from './script-budget.ts';
import { pageName, serviceFacts } from './service-facts.ts';

const { VISAVIS_PROFILE: profile } = pagesSettings(process.env);
const service = serviceFacts(profile, new Date());
/** Where `npm run dev` serves the product; the dev server of this app only adds fast refresh. */
const ORIGIN = 'http://localhost:8080';
/** The second script holds all words of waiting and wishes: naming what is wished for took it past 40,000. */
const LIMITS = { first: 30_000, all: 41_000 };

export default defineConfig({
  base: '/chat/',
  define: { __SERVICE__: JSON.stringify(service) },
  plugins: [preact(), accentHue(manifestFor(profile).brand.accentHue), pageName(service.name), scriptBudget(LIMITS)],
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
