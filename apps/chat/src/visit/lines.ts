import type { TextLine } from '@visavis/rtc';
import type { ChatLine } from '../view.ts';

/** Lines kept on the page; the oldest fall away. */
export const LINE_LIMIT = 500;

export type Lines = readonly ChatLine[];

/** With one more line, under an id of its own. */
export function withLine(lines: Lines, line: Omit<ChatLine, 'id'>): Lines {
  const id = (lines.at(-1)?.id ?? 0) + 1;
  return [...lines, { ...line, id }].slice(-LINE_LIMIT);
}

/** One of our lines has its number. */
export const withSequence = (lines: Lines, id: number, sequence: number): Lines =>
  lines.map((line) => (line.id === id ? { ...line, sequence } : line));

/** The partner's browser has ours up to and with this one. */
export const withDelivered = (lines: Lines, upTo: number): Lines =>
  lines.map((line) => (line.from === 'me' && line.sequence > 0 && line.sequence <= upTo ? { ...line, delivered: true } : line));

/** Those that can be proven: a line of ours that was not signed yet can't. */
export const provable = (lines: Lines): readonly TextLine[] =>
  lines.filter(({ sequence }) => sequence > 0).map(({ from, sequence }) => ({ from, sequence }));

export const tickedLines = (lines: Lines, ticked: readonly number[]): readonly TextLine[] =>
  provable(lines.filter(({ id }) => ticked.includes(id)));
