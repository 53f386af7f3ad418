import preact from '@preact/preset-vite';
import { pagesSettings } from '@visavis/config';
import { manifestFor } from '@visavis/policy';
import { accentHue } from '@visavis/ui/accent-hue';
import { defineConfig } from 'vite';
import { serviceFacts } from '../service-facts.ts';

const { VISAVIS_PROFILE: profile } = pagesSettings(process.env);

/** Every screen in every state, for looking at and for screenshots; no part of the built app. */
export default defineConfig({
  define: { __SERVICE__: JSON.stringify(serviceFacts(profile, new Date())) },
  plugins: [preact(), accentHue(manifestFor(profile).brand.accentHue)],
  server: { port: 5199, strictPort: true },
});
