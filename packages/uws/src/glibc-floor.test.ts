import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ElfError, readElfImage } from './elf-image.ts';
import { lowerGlibcFloor } from './glibc-floor.ts';
import { pinnedBinary } from './pinned-binaries.ts';

const packageFolder = path.dirname(createRequire(import.meta.url).resolve('uWebSockets.js'));
const read = (file: string) => readFileSync(path.join(packageFolder, file));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('pinned hashes', () => {
  test.each([
    ['uws_linux_x64_137.node'],
    ['uws_linux_arm64_137.node'],
    ['uws_darwin_x64_137.node'],
    ['uws_darwin_arm64_137.node'],
    ['uws_win32_x64_137.node'],
  ])('%s is the installed file', (file) => {
    expect(sha256(read(file))).toBe(pinnedBinary(file)?.published);
  });

  test('a name of Object.prototype is no binary', () => {
    expect(pinnedBinary('constructor')).toBeUndefined();
  });
});

describe.each([
  ['x64', 'GLIBC_2.2.5', ['sscanf', 'strtol', 'strtoul']],
  ['arm64', 'GLIBC_2.17', ['strtol', 'strtoul']],
] as const)('lowerGlibcFloor on the %s binary', (machine, classic, names) => {
  const file = `uws_linux_${machine}_137.node`;
  const original = read(file);
  const corrected = lowerGlibcFloor(original);
  const before = readElfImage(original);
  const after = readElfImage(corrected);

  test('needs nothing newer than 2.36 and names no C23 function', () => {
    const minors = after.needed.map(({ name }) => Number(name.split('.')[1]));
    expect(Math.max(...minors)).toBe(36);
    expect(after.symbols.filter(({ name }) => name.startsWith('__isoc23_'))).toEqual([]);
    expect(after.symbols.every(({ version }) => version < 2 || after.needed.some(({ index }) => index === version))).toBe(true);
  });

  test('renames exactly the C23 imports, to the version every such glibc has', () => {
    const version = after.needed.find(({ library, name }) => library === 'libc.so.6' && name === classic)?.index;
    const changed = after.symbols.filter(({ name }, index) => name !== before.symbols[index]?.name);
    expect(changed.map(({ name }) => name).sort()).toEqual(names);
    expect(changed.every((symbol) => !symbol.defined && symbol.version === version)).toBe(true);
    expect(after.needed.length).toBe(before.needed.length - 1);
  });

  test('changes a handful of bytes and hashes to the pinned copy', () => {
    expect(corrected.byteLength).toBe(original.byteLength);
    expect(corrected.filter((byte, index) => byte !== original[index]).length).toBeLessThan(12);
    expect(sha256(corrected)).toBe(pinnedBinary(file)?.corrected);
  });

  test('leaves the bytes it was given alone', () => {
    expect(sha256(original)).toBe(pinnedBinary(file)?.published);
  });

  test('refuses a file that was corrected before', () => {
    expect(() => lowerGlibcFloor(corrected)).toThrow(ElfError);
  });
});

describe('readElfImage on damaged files', () => {
  const original = read('uws_linux_arm64_137.node');

  test('a cut file is an ElfError', () => {
    fc.assert(
      fc.property(fc.nat(original.byteLength - 1), (length) => {
        expect(() => readElfImage(original.subarray(0, length))).toThrow(ElfError);
      }),
      { numRuns: 50 },
    );
  });

  test('random bytes are an ElfError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => readElfImage(bytes)).toThrow(ElfError);
      }),
    );
  });

  test('damage in the version lists ends, and in nothing but an image or an ElfError', () => {
    const { needed } = readElfImage(original);
    const places = needed.flatMap(({ entryAt, linkAt, countAt }) => [entryAt + 8, entryAt + 12, linkAt, countAt]);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(255), (place, byte) => {
        const damaged = new Uint8Array(original);
        damaged[place] = byte;
        try {
          readElfImage(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(ElfError);
        }
      }),
      { numRuns: 50 },
    );
  });
});
