import * as v from 'valibot';
import { parse } from 'yaml';

const Names = v.optional(v.record(v.string(), v.string()), {});
const Declared = v.optional(v.record(v.string(), v.object({ version: v.string() })), {});

const Lockfile = v.object({
  lockfileVersion: v.literal('9.0'),
  importers: v.record(v.string(), v.object({ dependencies: Declared, devDependencies: Declared, optionalDependencies: Declared })),
  packages: v.record(v.string(), v.unknown()),
  snapshots: v.record(v.string(), v.object({ dependencies: Names, optionalDependencies: Names })),
});
export type Lockfile = v.InferOutput<typeof Lockfile>;

/** A package of somebody else's, as pnpm-lock.yaml has it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
}

/** Reads pnpm-lock.yaml. Errors: `ValiError` for another format than 9.0. */
export const readLockfile = (text: string): Lockfile => v.parse(Lockfile, parse(text));

/** Everything that an installation brings, however deep, for all platforms. */
export const lockedPackages = ({ packages }: Lockfile): readonly LockedPackage[] => Object.keys(packages).map(packageOf);

/** What the `dependencies` of some workspace packages come to, through other workspace packages and all the way down. */
export function reachedFrom(lockfile: Lockfile, importers: readonly string[]): readonly LockedPackage[] {
  const reached = new Set<string>();
  const seen = new Set<string>();
  const enterImporter = (path: string): void => {
    const importer = lockfile.importers[path];
    if (importer === undefined) throw new TypeError(`pnpm-lock.yaml knows no ${path}`);
    if (seen.has(path)) return;
    seen.add(path);
    for (const [name, { version }] of Object.entries({ ...importer.dependencies, ...importer.optionalDependencies })) {
      if (version.startsWith('link:')) enterImporter(resolveLink(path, version.slice('link:'.length)));
      else enter(name, version);
    }
  };
  const enter = (name: string, version: string): void => {
    // An alias has the other package's name in its version.
    const key = `${name}@${version}` in lockfile.snapshots ? `${name}@${version}` : version;
    if (reached.has(key)) return;
    const snapshot = lockfile.snapshots[key];
    if (snapshot === undefined) throw new TypeError(`pnpm-lock.yaml has no ${key}`);
    reached.add(key);
    for (const [next, at] of Object.entries({ ...snapshot.dependencies, ...snapshot.optionalDependencies })) enter(next, at);
  };
  for (const path of importers) enterImporter(path);
  return [...reached].map(packageOf);
}

/** `@scope/name@1.2.3(peer@4.5.6)` */
function packageOf(key: string): LockedPackage {
  const at = key.indexOf('@', 1);
  return { name: key.slice(0, at), version: key.slice(at + 1).replace(/\(.*$/s, '') };
}

function resolveLink(from: string, link: string): string {
  return new URL(`${link}/`, `file:///${from}/`).pathname.slice(1, -1);
}
