import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Prints what the scripts of a build weigh on the wire, and fails the build above the limit.
 * Sizes in bytes after brotli.
 */
export function scriptBudget(limit: number): Plugin {
  return {
    name: 'script-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const sizes = Object.values(bundle).map((file) =>
        file.type === 'chunk' ? brotliCompressSync(file.code).byteLength : 0,
      );
      const total = sizes.reduce((sum, size) => sum + size, 0);
      if (total === 0) this.error('no script was built');
      if (total > limit)
        this.error(`scripts weigh ${total} bytes in brotli; the limit is ${limit}`);
      this.info(`scripts weigh ${total} of ${limit} bytes in brotli`);
    },
  };
}
