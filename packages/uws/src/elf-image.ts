/**
 * The dynamic imports of an ELF64 little-endian shared object: symbols and the library versions they need.
 * Layout: System V gABI ch. 4 and the Linux Standard Base "Symbol Versioning". Every read is bounds-checked.
 */
export class ElfError extends Error {
  override readonly name = 'ElfError';
}

export interface DynamicSymbol {
  readonly name: string;
  readonly defined: boolean;
  /** Index into the needed versions; 0 and 1 mean none. */
  readonly version: number;
  /** File offset of the 32-bit offset of the name in the string table. */
  readonly nameAt: number;
  /** File offset of the 16-bit version index. */
  readonly versionAt: number;
}

export interface NeededVersion {
  readonly library: string;
  readonly name: string;
  readonly index: number;
  /** File offset of the entry, and of the 32-bit distance that leads to it from its list's head or the entry before. */
  readonly entryAt: number;
  readonly linkAt: number;
  /** File offset of the 16-bit count of entries of this library. */
  readonly countAt: number;
}

export interface ElfImage {
  readonly machine: 'x64' | 'arm64';
  readonly symbols: readonly DynamicSymbol[];
  readonly needed: readonly NeededVersion[];
}

interface Section {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
}

const MACHINES: ReadonlyMap<number, ElfImage['machine']> = new Map([
  [62, 'x64'],
  [183, 'arm64'],
]);
const SECTION = { strings: 3, symbols: 11, neededVersions: 0x6ffffffe, symbolVersions: 0x6fffffff };
const SYMBOL_BYTES = 24;
const LARGEST_VERSION_LIST = 1_000;

/** Reads an image; throws `ElfError` for anything that is not a well-formed one of these. */
export function readElfImage(bytes: Uint8Array): ElfImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readImage(view);
  } catch (error) {
    if (error instanceof RangeError) throw new ElfError('an offset points outside the file');
    throw error;
  }
}

function readImage(view: DataView): ElfImage {
  if (view.getUint32(0) !== 0x7f454c46) throw new ElfError('no ELF file');
  if (view.getUint8(4) !== 2 || view.getUint8(5) !== 1) throw new ElfError('not 64-bit little-endian');
  const machine = MACHINES.get(view.getUint16(18, true));
  if (machine === undefined) throw new ElfError('a machine this reader does not know');
  const sections = readSections(view);
  return {
    machine,
    symbols: readSymbols(view, sections),
    needed: readNeededVersions(view, sections),
  };
}

function readSections(view: DataView): Section[] {
  const start = readWord(view, 40);
  const entryBytes = view.getUint16(58, true);
  const count = view.getUint16(60, true);
  if (entryBytes !== 64) throw new ElfError('section headers of an unknown size');
  if (start + count * entryBytes > view.byteLength) throw new ElfError('sections outside the file');
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * entryBytes;
    return {
      type: view.getUint32(at + 4, true),
      offset: readWord(view, at + 24),
      size: readWord(view, at + 32),
      link: view.getUint32(at + 40, true),
    };
  });
}

function readSymbols(view: DataView, sections: readonly Section[]): DynamicSymbol[] {
  const symbols = only(sections, SECTION.symbols);
  const versions = only(sections, SECTION.symbolVersions);
  const strings = stringsOf(sections, symbols);
  const count = Math.floor(symbols.size / SYMBOL_BYTES);
  if (symbols.offset + symbols.size > view.byteLength) throw new ElfError('symbols outside the file');
  if (versions.size !== count * 2) throw new ElfError('symbols and versions differ in number');
  return Array.from({ length: count }, (_, index) => {
    const nameAt = symbols.offset + index * SYMBOL_BYTES;
    const versionAt = versions.offset + index * 2;
    return {
      name: readString(view, strings, view.getUint32(nameAt, true)),
      defined: view.getUint16(nameAt + 6, true) !== 0,
      version: view.getUint16(versionAt, true) & 0x7fff,
      nameAt,
      versionAt,
    };
  });
}

function readNeededVersions(view: DataView, sections: readonly Section[]): NeededVersion[] {
  const section = only(sections, SECTION.neededVersions);
  const strings = stringsOf(sections, section);
  const needed: NeededVersion[] = [];
  let at = section.offset;
  for (;;) {
    const library = readString(view, strings, view.getUint32(at + 4, true));
    let linkAt = at + 8;
    let entryAt = at + view.getUint32(linkAt, true);
    for (let left = view.getUint16(at + 2, true); left > 0; left -= 1) {
      const name = readString(view, strings, view.getUint32(entryAt + 8, true));
      const index = view.getUint16(entryAt + 6, true);
      needed.push({ library, name, index, entryAt, linkAt, countAt: at + 2 });
      if (needed.length > LARGEST_VERSION_LIST) throw new ElfError('a version list without end');
      linkAt = entryAt + 12;
      entryAt += view.getUint32(linkAt, true);
    }
    const distance = view.getUint32(at + 12, true);
    if (distance === 0) return needed;
    at += distance;
  }
}

function only(sections: readonly Section[], type: number): Section {
  const [found, ...others] = sections.filter((section) => section.type === type);
  if (found === undefined || others.length > 0) throw new ElfError('a section is missing or there twice');
  return found;
}

function stringsOf(sections: readonly Section[], section: Section): Section {
  const strings = sections[section.link];
  if (strings?.type !== SECTION.strings) throw new ElfError('a section without its strings');
  return strings;
}

function readString(view: DataView, strings: Section, offset: number): string {
  let text = '';
  for (let at = offset; at < strings.size; at += 1) {
    const code = view.getUint8(strings.offset + at);
    if (code === 0) return text;
    text += String.fromCharCode(code);
  }
  throw new ElfError('a name runs out of its table');
}

function readWord(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(view.byteLength)) throw new ElfError('an offset points outside the file');
  return Number(value);
}
