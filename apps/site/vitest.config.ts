import { getViteConfig } from 'astro/config';

const root = import.meta.dirname;

// Builds and browsers run in here, beside other packages' tests. Astro takes the folder of the process for its own.
export default getViteConfig({ root, test: { root, testTimeout: 60_000, hookTimeout: 60_000 } }, { root });
