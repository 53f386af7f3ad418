import preact from '@preact/preset-vite';
import { pagesSettings } from '@visavis/config';
import { sealedPages } from '@visavis/integrity';
import { manifestFor } from '@visavis/policy';
import { accentHue } from '@visavis/ui/accent-hue';
import { defineConfig } from 'vite';

const { brand } = manifestFor(pagesSettings(process.env).VISAVIS_PROFILE);
/** Where `npm run dev` serves the product. */
const ORIGIN = 'http://localhost:8080';
/** The server answers pages of its own origin only; the development server speaks for one. */
const api = { target: ORIGIN, headers: { origin: ORIGIN } };

export default defineConfig({
  base: '/admin/',
  plugins: [preact(), accentHue(brand.accentHue), sealedPages({ base: '/admin/' })],
  build: {
    target: 'es2022',
    // The Content-Security-Policy allows no inline script, style or data: URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { '/trpc': api, '/api/auth': api } },
});
