import { defineConfig } from 'vite';

/**
 * Two small classic scripts, which the collector serves: /b.js counts (`vite build`), /v.js measures
 * (`vite build --mode vitals`).
 */
export default defineConfig(({ mode }) => {
  const [entry, file] = mode === 'vitals' ? ['src/beacon/vitals.ts', 'v.js'] : ['src/beacon/beacon.ts', 'b.js'];
  return {
    build: {
      target: 'es2022',
      emptyOutDir: false,
      rolldownOptions: { optimization: { inlineConst: true } },
      lib: { entry, formats: ['iife'], name: 'visavis', fileName: () => file },
    },
    test: { include: ['src/**/*.test.ts'] },
  };
});
