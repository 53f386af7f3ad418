import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { HASH_LIST, type HashList } from './hash-list.ts';
import { integrityOf } from './integrity-of.ts';
import { PARTS_ID } from './load-part.ts';
import { withIntegrity } from './with-integrity.ts';

export interface BuildToSeal {
  readonly folder: string;
  /** The address that the folder is served at: begins and ends with a slash. */
  readonly base: string;
  /** Scripts that load later, by the name under which `loadPart` asks for them; paths in the folder. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
  /** Given: the release is listed, so that anybody can compare it. */
  readonly release?: Pick<HashList, 'day' | 'profile'>;
}

/** Writes the hash of each script and style sheet of a build into its pages, and lists what the release is made of. */
export function sealBuild({ folder, base, parts, release }: BuildToSeal): void {
  const files = filesIn(folder);
  const hashOf = (address: string): string | null => {
    if (!address.startsWith(base)) return null;
    const path = address.slice(base.length);
    return files.includes(path) ? integrityOf(readFileSync(join(folder, path))) : null;
  };
  for (const page of files.filter((file) => file.endsWith('.html'))) {
    const file = join(folder, page);
    const sealed = withIntegrity(readFileSync(file, 'utf8'), hashOf);
    writeFileSync(file, parts === undefined ? sealed : withParts(sealed, listed(parts, { base, hashOf })));
  }
  if (release !== undefined) writeFileSync(join(folder, HASH_LIST), `${JSON.stringify(listOf(folder, release), null, 2)}\n`);
}

function listed(parts: NonNullable<BuildToSeal['parts']>, { base, hashOf }: { base: string; hashOf: (address: string) => string | null }): string {
  const entries = Object.entries(parts).map(([name, paths]) => [name, paths.map((path) => [`${base}${path}`, hashOf(`${base}${path}`)])]);
  return JSON.stringify(Object.fromEntries(entries));
}

/** No `<` stands in a path or a hash, so the element cannot end early. */
const withParts = (html: string, list: string): string => html.replace('</head>', `  <script type="application/json" id="${PARTS_ID}">${list}</script>\n  </head>`);

function listOf(folder: string, release: Pick<HashList, 'day' | 'profile'>): HashList {
  const paths = filesIn(folder).filter((path) => path !== HASH_LIST);
  const files = paths.map((path) => [path, createHash('sha256').update(readFileSync(join(folder, path))).digest('hex')]);
  return { ...release, files: Object.fromEntries(files) };
}

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
