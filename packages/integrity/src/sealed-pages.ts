import { type BuildToSeal, sealBuild } from './seal-build.ts';

/** The part of Rolldown's chunks that this needs. */
interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly name?: string | undefined;
  readonly isDynamicEntry?: boolean;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

type Bundle = Readonly<Record<string, Chunk>>;

/** The part of a Vite plugin that this needs. */
interface BuildPlugin {
  readonly name: string;
  readonly apply: 'build';
  readonly enforce: 'post';
  readonly writeBundle: (options: { readonly dir?: string | undefined }, bundle: Bundle) => void;
}

/** A Vite plugin that seals what was built; every script that loads later is a part, by its chunk's name. */
export function sealedPages({ base, release }: Pick<BuildToSeal, 'base' | 'release'>): BuildPlugin {
  return {
    name: 'sealed-pages',
    apply: 'build',
    enforce: 'post',
    writeBundle({ dir: folder }, bundle) {
      if (folder === undefined) throw new Error('sealed-pages: the build has no folder');
      sealBuild({ folder, base, parts: partsOf(bundle), ...(release === undefined ? {} : { release }) });
    },
  };
}

/** Without what the page itself has loaded by then: Firefox 153 calls it an error to preload that. */
export function partsOf(bundle: Bundle): Readonly<Record<string, readonly string[]>> {
  const chunks = Object.values(bundle);
  const first = new Set(chunks.filter((chunk) => chunk.isEntry === true).flatMap((chunk) => scriptsOf(chunk, bundle)));
  const later = chunks.filter((chunk) => chunk.isDynamicEntry === true);
  return Object.fromEntries(later.map((chunk) => [chunk.name ?? chunk.fileName, scriptsOf(chunk, bundle).filter((script) => !first.has(script))]));
}

/** A chunk and all it imports, each once. */
function scriptsOf(chunk: Chunk, bundle: Bundle): readonly string[] {
  const found = new Set<string>();
  const visit = ({ fileName, imports = [] }: Chunk): void => {
    if (found.has(fileName)) return;
    found.add(fileName);
    for (const imported of imports) {
      const next = bundle[imported];
      if (next !== undefined) visit(next);
    }
  };
  visit(chunk);
  return [...found];
}
