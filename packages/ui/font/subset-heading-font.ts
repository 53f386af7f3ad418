import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/** What a heading in a western European language can hold; everything else falls back to the system face. */
const LETTERS = [
  ...range(0x20, 0x7e),
  ...range(0xc0, 0xff),
  ...'\u00a0ŒœŸẞ“”‘’„‚«»‹›–—…·¿¡€©'.split('').map((letter) => letter.codePointAt(0) ?? 0),
];

const source = fileURLToPath(
  import.meta.resolve('@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2'),
);
const target = new URL('../dist/heading.woff2', import.meta.url);

const font = await subsetFont(await readFile(source), String.fromCodePoint(...LETTERS), {
  targetFormat: 'woff2',
  // Headings have one weight; a second one would cost each page 5 KB.
  variationAxes: { wght: 600 },
  noLayoutClosure: true,
});
await mkdir(new URL('.', target), { recursive: true });
await writeFile(target, font);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
