import { fileURLToPath } from 'node:url';
import { pagesSettings } from '@visavis/config';
import { sealBuild } from '@visavis/integrity';
import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { accentHue } from '@visavis/ui/accent-hue';
import { defineConfig, envField } from 'astro/config';

const { brand } = manifestFor(pagesSettings(process.env).VISAVIS_PROFILE);

/** Static pages; the server that sends them sets the headers that forbid inline scripts and styles. */
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  vite: { plugins: [accentHue(brand.accentHue)], build: { assetsInlineLimit: 0 } },
  integrations: [{ name: 'integrity', hooks: { 'astro:build:done': ({ dir }) => sealBuild({ folder: fileURLToPath(dir), base: '/' }) } }],
  devToolbar: { enabled: false },
  env: {
    schema: {
      VISAVIS_PROFILE: envField.enum({
        context: 'server',
        access: 'public',
        values: [...PROFILE_NAMES],
        default: PROFILE_NAMES[0],
      }),
      // As visitors' browsers name the site, for the files that must say so; unknown on a machine at home.
      VISAVIS_ORIGIN: envField.string({ context: 'server', access: 'public', optional: true, url: true }),
    },
  },
});
