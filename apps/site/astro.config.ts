import { PROFILE_NAMES } from '@visavis/policy';
import { defineConfig, envField } from 'astro/config';

/** Static pages; the server that sends them sets the headers that forbid inline scripts and styles. */
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
  env: {
    schema: {
      VISAVIS_PROFILE: envField.enum({
        context: 'server',
        access: 'public',
        values: [...PROFILE_NAMES],
        default: PROFILE_NAMES[0],
      }),
    },
  },
});
