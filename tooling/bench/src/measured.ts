import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DOCUMENTS = new URL('../../../docs/', import.meta.url);

/** Puts measured figures between the document's two comments of that name, so that nobody copies them by hand. */
export function writeMeasured(name: string, markdown: string, document: 'call-times.md' | 'counting.md' | 'guard.md' | 'relay.md' | 'signaling-costs.md' = 'counting.md'): void {
  const file = fileURLToPath(new URL(document, DOCUMENTS));
  writeFileSync(file, withMeasured(readFileSync(file, 'utf8'), name, markdown));
}

/** Errors: `RangeError` when the document has no such place. */
export function withMeasured(document: string, name: string, markdown: string): string {
  const [begin, end] = [`<!-- measured: ${name} -->`, `<!-- /measured: ${name} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from === -1 || to < from) throw new RangeError(`the document has no place for the figures of ${name}`);
  return `${document.slice(0, from + begin.length)}\n${markdown.trim()}\n${document.slice(to)}`;
}

/** A table of Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
