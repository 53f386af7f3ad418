import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { withCorrectedCopy } from './corrected-copy.ts';
import { binaryForm, glibcVersion } from './glibc-version.ts';
import type { Uws } from './native.ts';
import { pinnedBinary } from './pinned-binaries.ts';
import { UwsUnavailable } from './uws-unavailable.ts';

export interface LoadOptions {
  /** Folder of the npm package's files. */
  readonly packageFolder?: string;
  /** Where a corrected copy is kept. The file in the package is a hard link into a store and stays as it is. */
  readonly cacheFolder?: string;
  /** `2.36`; `null` where there is none (macOS, Windows, musl). */
  readonly glibc?: string | null;
}

/**
 * Loads uWebSockets.js for this machine. Checks the file against its pinned hash before any of its code runs.
 * Throws `UwsUnavailable` with one line that says what to do.
 */
export function loadUws(options: LoadOptions = {}): Uws {
  const require = createRequire(import.meta.url);
  const file = `uws_${process.platform}_${process.arch}_${process.versions.modules}.node`;
  const pinned = pinnedBinary(file);
  if (pinned === undefined) {
    throw new UwsUnavailable(
      'platform',
      `uWebSockets.js has no checked binary for ${process.platform} ${process.arch} with Node ${process.versions.node}. Use Node 24 on Linux, macOS or Windows.`,
    );
  }
  const glibc = options.glibc === undefined ? glibcVersion() : options.glibc;
  const form = binaryForm(process.platform, glibc);
  const source = path.join(options.packageFolder ?? installedFolder(require), file);
  const bytes = readPublished(source);
  if (createHash('sha256').update(bytes).digest('hex') !== pinned.published) {
    throw new UwsUnavailable(
      'hash',
      `${file} is not the file this version was checked with. Delete node_modules and install again.`,
    );
  }
  if (form === 'published' || pinned.corrected === undefined) return load(require, source);
  return withCorrectedCopy(
    { bytes, file, sha256: pinned.corrected, folder: options.cacheFolder ?? defaultCacheFolder() },
    (copy) => load(require, copy),
  );
}

function installedFolder(require: NodeJS.Require): string {
  try {
    return path.dirname(require.resolve('uWebSockets.js'));
  } catch (error) {
    throw new UwsUnavailable('missing', 'uWebSockets.js is not installed. Run npm start, or pnpm install.', error);
  }
}

function defaultCacheFolder(): string {
  return path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'visavis-uws');
}

function readPublished(source: string): Buffer {
  try {
    return readFileSync(source);
  } catch (error) {
    throw new UwsUnavailable(
      'missing',
      `${path.basename(source)} is not there. Delete node_modules and install again.`,
      error,
    );
  }
}

function load(require: NodeJS.Require, file: string): Uws {
  try {
    return require(file);
  } catch (error) {
    throw new UwsUnavailable(
      'load',
      `${path.basename(file)} does not load on this machine (${firstLine(error)}).`,
      error,
    );
  }
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown error';
}
