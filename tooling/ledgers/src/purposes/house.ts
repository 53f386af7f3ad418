import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { productSources, ROOT } from '../never-list/source-files.ts';

/** Built, bought, planted, made-up visitors or for tests only; and this ledger, which has to name what it looks for. */
const NOT_OURS = /(^|\/)(node_modules|dist|fixtures|testing|gallery|\.[^/]+)\/|\.(test|spec)\.tsx?$|\.test-support\.ts$|\.d\.ts$|^packages\/testkit\/|^tooling\/(ledgers|bench\/src\/week)\//;

/** The source of the product: files by their path in the repository, and the compiler's view of some of them. */
export interface House {
  readonly files: ReadonlyMap<string, string>;
  /** Types for some of the files, and for whatever they import. */
  readonly program: (paths: readonly string[]) => ts.Program;
  /** A file's path in the repository; null for what is not ours. */
  readonly pathOf: (file: ts.SourceFile) => string | null;
}

/** The repository as it is, with `planted` files in it as well. */
export function house(planted: Readonly<Record<string, string>> = {}): House {
  const files = new Map([...ownFiles(), ...Object.entries(planted)]);
  const overlay = new Map(Object.entries(planted).map(([path, text]) => [join(ROOT, path), text]));
  return {
    files,
    program: (paths) => {
      const options = compilerOptions();
      return ts.createProgram(paths.map((path) => join(ROOT, path)), options, hostWith(overlay, options));
    },
    pathOf: (file) => {
      const path = relative(ROOT, file.fileName).split(sep).join('/');
      return files.has(path) ? path : null;
    },
  };
}

/** What browsers and servers run or show, pages of Astro among it, and the tools that run with them. */
function ownFiles(): [path: string, text: string][] {
  const tools = readdirSync(join(ROOT, 'tooling')).flatMap((name) => filesUnder(`tooling/${name}/src`));
  return [
    ...productSources().map(({ path, text }): [string, string] => [path, text]),
    ...tools.map((path): [string, string] => [path, readFileSync(join(ROOT, path), 'utf8')]),
  ];
}

function filesUnder(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !NOT_OURS.test(path));
}

/** The house's own settings; types of Node only, so that no package brings globals of its own. */
function compilerOptions(): ts.CompilerOptions {
  const { options } = ts.parseJsonConfigFileContent({ extends: './tooling/tsconfig/node.json', files: [] }, ts.sys, ROOT);
  return {
    ...options,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    jsx: ts.JsxEmit.Preserve,
    typeRoots: [join(ROOT, 'tooling/ledgers/node_modules/@types')],
  };
}

function hostWith(overlay: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.fileExists = (name) => overlay.has(name) || fileExists(name);
  host.readFile = (name) => overlay.get(name) ?? readFile(name);
  return host;
}
