import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import * as v from 'valibot';
import { parseSource, ROOT } from '../never-list/source-files.ts';

/** Whose modules run: the apps, the launcher that starts them, and what pages load as /b.js and /v.js. */
const RUNS = /^(apps\/|tooling\/launch\/|packages\/analytics\/src\/beacon\/(beacon|vitals)\.ts$)/;
const Package = v.object({ exports: v.optional(v.record(v.string(), v.string()), {}) });

/** Every module that an app brings in, directly or not. `files` are the sources of the house by path. */
export function runByApps(files: ReadonlyMap<string, string>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...files.keys()].filter((path) => RUNS.test(path));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const text = files.get(path);
    if (text === undefined || reached.has(path)) continue;
    reached.add(path);
    open.push(...importsOf(path, text));
  }
  return reached;
}

function importsOf(path: string, text: string): readonly string[] {
  const parts = parseSource({ path, text });
  const names = parts.flatMap((part) => ts.preProcessFile(part.text, true, true).importedFiles.map(({ fileName }) => fileName));
  return names.flatMap((name) => resolved(name, path) ?? []);
}

/** The module behind a name; null for what is not of this house. */
function resolved(name: string, from: string): string | null {
  if (name.startsWith('.')) return posix.join(posix.dirname(from), name);
  const [, folder, entry = ''] = /^@visavis\/([^/]+)(\/.+)?$/.exec(name) ?? [];
  if (folder === undefined) return null;
  const home = ['packages', 'tooling', 'apps'].map((top) => `${top}/${folder}`).find((place) => existsSync(join(ROOT, place, 'package.json')));
  if (home === undefined) return null;
  const { exports } = v.parse(Package, JSON.parse(readFileSync(join(ROOT, home, 'package.json'), 'utf8')));
  const target = exports[`.${entry}`];
  return target === undefined ? null : posix.join(home, target);
}
