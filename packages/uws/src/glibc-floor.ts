import { ElfError, type ElfImage, type NeededVersion, readElfImage } from './elf-image.ts';

const C23_PREFIX = '__isoc23_';
/** Classic functions under the names that a C23 compiler gives them; the same code in any glibc. */
const C23_NAMES: ReadonlySet<string> = new Set([
  '__isoc23_strtol',
  '__isoc23_strtoul',
  '__isoc23_sscanf',
]);
const C23_VERSION = 'GLIBC_2.38';
/** The version under which each architecture's glibc has had the classic names since its beginning. */
const CLASSIC_VERSION: Readonly<Record<ElfImage['machine'], string>> = {
  x64: 'GLIBC_2.2.5',
  arm64: 'GLIBC_2.17',
};

/**
 * A copy of a shared object that runs on glibc 2.36: its C23 imports point at the classic names
 * (the same strings, nine bytes further on) and it no longer asks for GLIBC_2.38.
 * Imports are not in `.gnu.hash`, which lists only what an object defines, so renaming them is sound.
 * Throws `ElfError` when anything else in the object needs GLIBC_2.38.
 */
export function lowerGlibcFloor(original: Uint8Array): Uint8Array {
  const image = readElfImage(original);
  const newest = libcVersion(image, C23_VERSION);
  const classic = libcVersion(image, CLASSIC_VERSION[image.machine]);
  // Not `slice`: on a Buffer that is a window into the same memory.
  const copy = new Uint8Array(original);
  const view = new DataView(copy.buffer);
  for (const symbol of image.symbols) {
    if (symbol.version !== newest.index) continue;
    if (symbol.defined || !C23_NAMES.has(symbol.name)) {
      throw new ElfError(`${symbol.name} needs ${C23_VERSION} and has no classic name`);
    }
    view.setUint32(symbol.nameAt, view.getUint32(symbol.nameAt, true) + C23_PREFIX.length, true);
    view.setUint16(symbol.versionAt, classic.index, true);
  }
  unlink(view, newest);
  return copy;
}

function libcVersion(image: ElfImage, name: string): NeededVersion {
  const found = image.needed.find((entry) => entry.library === 'libc.so.6' && entry.name === name);
  if (found === undefined) throw new ElfError(`the object does not name ${name} of libc.so.6`);
  return found;
}

/** Takes an entry out of its list: what led to it now leads to what follows it. */
function unlink(view: DataView, entry: NeededVersion): void {
  const onwards = view.getUint32(entry.entryAt + 12, true);
  const towards = view.getUint32(entry.linkAt, true);
  const isHead = entry.linkAt === entry.countAt + 6;
  view.setUint32(entry.linkAt, onwards === 0 && !isHead ? 0 : towards + onwards, true);
  view.setUint16(entry.countAt, view.getUint16(entry.countAt, true) - 1, true);
}
