import { createHash, randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lowerGlibcFloor } from './glibc-floor.ts';
import { UwsUnavailable } from './uws-unavailable.ts';

export interface CorrectedCopy {
  /** The published file, already checked. */
  readonly bytes: Uint8Array;
  readonly file: string;
  /** What the copy must hash to, hex. */
  readonly sha256: string;
  readonly folder: string;
}

/**
 * Runs `use` with the path of a corrected copy: the kept one when its hash is right, else a fresh one.
 * Where the folder cannot be written, the copy lives in a private temporary folder while `use` runs.
 */
export function withCorrectedCopy<T>(copy: CorrectedCopy, use: (file: string) => T): T {
  const kept = path.join(copy.folder, `${copy.sha256.slice(0, 16)}-${copy.file}`);
  if (isCopy(kept, copy.sha256)) return use(kept);
  const corrected = correct(copy);
  if (keep(kept, corrected)) return use(kept);
  const folder = mkdtempSync(path.join(tmpdir(), 'visavis-uws-'));
  try {
    const temporary = path.join(folder, copy.file);
    writeFileSync(temporary, corrected, { mode: 0o600 });
    return use(temporary);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function correct(copy: CorrectedCopy): Uint8Array {
  const corrected = lowerGlibcFloor(copy.bytes);
  if (hashOf(corrected) === copy.sha256) return corrected;
  throw new UwsUnavailable(
    'hash',
    `The corrected copy of ${copy.file} is not the one this version was checked with. Update Visavis.`,
  );
}

/** Writes beside and renames, so that no process ever loads half a file; false when the folder is closed to us. */
function keep(file: string, bytes: Uint8Array): boolean {
  const folder = path.dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    return false;
  }
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, bytes, { mode: 0o644 });
    renameSync(draft, file);
    return true;
  } catch {
    rmSync(draft, { force: true });
    return false;
  }
}

function isCopy(file: string, sha256: string): boolean {
  try {
    return hashOf(readFileSync(file)) === sha256;
  } catch {
    return false;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
