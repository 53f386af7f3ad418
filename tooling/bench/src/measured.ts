import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DOCUMENT = fileURLToPath(new URL('../../../docs/counting.md', import.meta.url));

/** Puts measured figures between the document's two comments of that name, so that nobody copies them by hand. */
export function writeMeasured(name: string, markdown: string): void {
  writeFileSync(DOCUMENT, withMeasured(readFileSync(DOCUMENT, 'utf8'), name, markdown));
}

/** Errors: `RangeError` when the document has no such place. */
export function withMeasured(document: string, name: string, markdown: string): string {
  const [begin, end] = [`<!-- measured: ${name} -->`, `<!-- /measured: ${name} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from === -1 || to < from) throw new RangeError(`docs/counting.md has no place for the figures of ${name}`);
  return `${document.slice(0, from + begin.length)}\n${markdown.trim()}\n${document.slice(to)}`;
}

/** A table of Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
