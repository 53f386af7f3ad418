import type { Span } from './answers.ts';
import { DAY_MS, isoDay } from './span.ts';

/** What stands in a table on the screen, for a file. */
export interface ExportTable {
  /** Of the file, such as `pages`: lower case and hyphens. */
  readonly name: string;
  /** First day and last day, both in it, as `2026-11-22`; or `null` for what has no range. */
  readonly days: { readonly first: string; readonly last: string } | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
  /** What a reader has to know of the numbers: errors, what `other` is. */
  readonly notes: readonly string[];
}

/** The days of a range, as a file names them. */
export const exportDays = ({ from, to }: Span): { readonly first: string; readonly last: string } => ({
  first: isoDay(from),
  last: isoDay(to - DAY_MS),
});

export type ExportCell = string | number | null;

export function exportName({ days, name }: ExportTable, format: 'csv' | 'json'): string {
  return `visavis-${name}${days === null ? '' : `-${days.first}-to-${days.last}`}.${format}`;
}

/** RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvOf({ columns, rows }: ExportTable): string {
  return [columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

/** Each row is an object by the names of the columns. */
export function jsonOf({ columns, days, notes, rows }: ExportTable): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])));
  return `${JSON.stringify({ days, notes, rows: objects }, null, 2)}\n`;
}

function csvCell(cell: ExportCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // OWASP, "CSV injection": these begin a formula, also after spaces that a spreadsheet takes away.
  const text = /^\s*[=+\-@\t\r\n|%＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n;]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
