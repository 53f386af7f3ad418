import { getViteConfig } from 'astro/config';

const root = import.meta.dirname;

// Builds and browsers run in here, beside other packages' tests. Astro takes the folder of the process for its own.
// Two builds at once would write over each other's work in it.
export default getViteConfig({ root, test: { root, fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 } }, { root });
