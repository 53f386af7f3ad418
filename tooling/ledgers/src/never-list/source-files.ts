import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

export interface SourceFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

const LEFT_OUT = new Set(['node_modules', 'dist', '.astro', '.turbo', 'testing', 'gallery']);
const READ = /\.(tsx?|mjs|js|astro|html|css)$/;
const TESTS = /\.(test|spec)\.tsx?$|\.test-support\.ts$|^fake-/;

/** Every file of the product that a browser or a server runs or shows. Tests and what only they use are none. */
export function productSources(): readonly SourceFile[] {
  return ['apps', 'packages'].flatMap((folder) => below(folder)).filter(({ path }) => !path.startsWith('packages/testkit/'));
}

function below(folder: string): readonly SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : below(path);
    return READ.test(entry.name) && !TESTS.test(entry.name) ? [{ path, text: readFileSync(join(ROOT, path), 'utf8') }] : [];
  });
}

/** The syntax of a file. A page of Astro is its frontmatter, its scripts, and its markup read as JSX. */
export function parseSource({ path, text }: SourceFile): readonly ts.SourceFile[] {
  if (path.endsWith('.css')) return [];
  if (!/\.(astro|html)$/.test(path)) return [parse(path, text)];
  const { frontmatter, markup, scripts } = splitPage(text);
  return [frontmatter, ...scripts, `<>${markup}</>`].map((part) => parse(path, part));
}

function splitPage(text: string): { readonly frontmatter: string; readonly markup: string; readonly scripts: readonly string[] } {
  const front = /^---\r?\n(.*?)\r?\n---/s.exec(text);
  const page = front === null ? text : text.slice(front[0].length);
  const script = /<script\b([^>]*)>(.*?)<\/script>/gis;
  const scripts = [...page.matchAll(script)].map((found) => found[2] ?? '');
  // What JSX does not know and what cannot hold code.
  const markup = page
    .replaceAll(/<!doctype[^>]*>|<!--.*?-->|<style\b.*?<\/style>/gis, '')
    .replaceAll(script, '<script$1/>')
    .replaceAll(/<(meta|link|input|br|hr|img|source|wbr|col)\b([^>]*?)\/?>/gis, '<$1$2/>');
  return { frontmatter: front?.[1] ?? '', markup, scripts };
}

const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, { languageVersion: ts.ScriptTarget.Latest }, true, path.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.TSX);

/** Every node of a file, in the order of its text. */
export function nodesOf(file: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return nodes;
}
