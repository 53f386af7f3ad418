import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** Where `npm run dev` serves the product. */
const ORIGIN = 'http://localhost:8080';
/** The server answers pages of its own origin only; the development server speaks for one. */
const api = { target: ORIGIN, headers: { origin: ORIGIN } };

export default defineConfig({
  base: '/admin/',
  plugins: [preact()],
  build: {
    target: 'es2022',
    // The Content-Security-Policy allows no inline script, style or data: URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { '/trpc': api, '/api/auth': api } },
});
