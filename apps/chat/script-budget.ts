import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Bytes after brotli. */
export interface ScriptLimits {
  /** What the page loads before anybody has done anything: the entry, and what it can't do without. */
  readonly first: number;
  /** With what is loaded later. */
  readonly all: number;
}

/** What of a bundle decides about its weight. */
export type BundleFile =
  | { readonly type: 'asset' }
  | { readonly type: 'chunk'; readonly code: string; readonly isEntry: boolean; readonly imports: readonly string[] };

/** Prints what the scripts of a build weigh on the wire, and fails the build above a limit. */
export function scriptBudget(limits: ScriptLimits): Plugin {
  return {
    name: 'script-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const weights = scriptWeights(bundle);
      if (weights.first === 0) this.error('no script was built');
      for (const part of ['first', 'all'] as const) {
        if (weights[part] > limits[part]) {
          this.error(`scripts (${part}) weigh ${weights[part]} bytes in brotli; the limit is ${limits[part]}`);
        }
      }
      this.info(`scripts weigh ${weights.first} of ${limits.first} bytes in brotli at first, ${weights.all} of ${limits.all} in all`);
    },
  };
}

/** What loads first is what an entry reaches by static imports. */
export function scriptWeights(bundle: Readonly<Record<string, BundleFile>>): ScriptLimits {
  const first = new Set<string>();
  const reach = (name: string) => {
    const file = bundle[name];
    if (file?.type !== 'chunk' || first.has(name)) return;
    first.add(name);
    file.imports.forEach(reach);
  };
  for (const [name, file] of Object.entries(bundle)) if (file.type === 'chunk' && file.isEntry) reach(name);
  const weights = { first: 0, all: 0 };
  for (const [name, file] of Object.entries(bundle)) {
    if (file.type !== 'chunk') continue;
    const weight = brotliCompressSync(file.code).byteLength;
    weights.all += weight;
    if (first.has(name)) weights.first += weight;
  }
  return weights;
}
