import { defineConfig } from 'vite';

/** The beacon as one small classic script, which the collector serves at /b.js. */
export default defineConfig({
  build: {
    target: 'es2022',
    emptyOutDir: false,
    lib: { entry: 'src/beacon/beacon.ts', formats: ['iife'], name: 'visavis', fileName: () => 'b.js' },
  },
  test: { include: ['src/**/*.test.ts'] },
});
