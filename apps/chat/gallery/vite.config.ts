import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** Every screen in every state, for looking at and for screenshots; no part of the built app. */
export default defineConfig({
  plugins: [preact()],
  server: { port: 5199, strictPort: true },
});
