import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { scriptBudget } from './script-budget.ts';

/** Where `npm run dev` serves the product; the dev server of this app only adds fast refresh. */
const ORIGIN = 'http://localhost:8080';

export default defineConfig({
  base: '/chat/',
  plugins: [preact(), scriptBudget(30_000)],
  build: {
    target: 'es2022',
    // The Content-Security-Policy allows no inline script, style or data: URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { '/ws': { target: ORIGIN, ws: true } } },
});
