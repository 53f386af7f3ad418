import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ROOT } from '../never-list/source-files.ts';
import type { LockedPackage } from './lockfile.ts';

const PackageJson = v.object({
  name: v.string(),
  version: v.string(),
  license: v.optional(v.union([v.string(), v.object({ type: v.string() })])),
  scripts: v.optional(v.record(v.string(), v.string()), {}),
});

/** A locked package as it lies on this machine. */
export interface InstalledPackage extends LockedPackage {
  /** An SPDX expression, or `none`. */
  readonly licence: string;
  /** Runs something of its own when it is installed, were it allowed to. */
  readonly runsAtInstall: boolean;
}

const STORE = join(ROOT, 'node_modules/.pnpm');
const AT_INSTALL = ['preinstall', 'install', 'postinstall'];

/** Everything in pnpm's folder. Packages that an older lockfile left there are among it. */
export function installedPackages(): readonly InstalledPackage[] {
  return readdirSync(STORE).flatMap((folder) => {
    const modules = join(STORE, folder, 'node_modules');
    return existsSync(modules) ? packagesIn(modules) : [];
  });
}

/** pnpm lays each package itself as a folder, and what it needs beside it as links. */
function packagesIn(modules: string): readonly InstalledPackage[] {
  return readdirSync(modules, { withFileTypes: true }).flatMap((entry) => {
    const path = join(modules, entry.name);
    if (!entry.isDirectory()) return [];
    if (entry.name.startsWith('@')) return packagesIn(path);
    return existsSync(join(path, 'package.json')) ? [readPackage(path)] : [];
  });
}

function readPackage(path: string): InstalledPackage {
  const { name, version, license, scripts } = v.parse(PackageJson, JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')));
  const builds = existsSync(join(path, 'binding.gyp'));
  return {
    name,
    version,
    licence: typeof license === 'string' ? license : (license?.type ?? 'none'),
    runsAtInstall: builds || AT_INSTALL.some((script) => script in scripts),
  };
}
