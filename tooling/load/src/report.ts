import type { Percentiles } from './client/percentiles.ts';
import { Tally } from './client/tally.ts';
import type { Violation, ViolationKind } from './client/violation.ts';
import type { Found } from './crowd/part.ts';

/** What all parts of a run found, together. */
export interface Report {
  readonly tally: Tally;
  readonly violations: readonly Violation[];
  readonly worstDelayMs: number;
  readonly connected: number;
}

export function reportOf(parts: readonly Found[]): Report {
  const tally = new Tally();
  for (const part of parts) tally.add(part);
  return {
    tally,
    violations: parts.flatMap(({ violations }) => violations),
    worstDelayMs: Math.max(...parts.map((part) => part.worstDelayMs)),
    connected: parts.reduce((sum, part) => sum + part.connected, 0),
  };
}

/** What to say in place of tables of nothing; `null` when somebody did come in. */
export function nobodyCameIn({ tally, connected }: Report, url: string): string | null {
  if (connected > 0 || tally.of('connects') > 0) return null;
  return `Nobody could connect to ${url} (${tally.of('connectsFailed')} tries). Is it the address of the WebSocket, such as ws://127.0.0.1:8080/ws, and --origin the service's own?`;
}

const SHOWN = 5;
/** What counts as lost, by name. */
const LOSSES: readonly (readonly [words: string, kinds: readonly ViolationKind[]])[] = [
  ['frames lost', ['frame-lost', 'ghost']],
  ['frames out of order', ['out-of-order']],
  ['searches stuck', ['stuck', 'no-news', 'search-dropped']],
  ['wrong partner', ['wrong-partner', 'matched-with-itself', 'matched-with-a-blocked-one', 'matched-twice']],
  ['told what is not so', ['untrue', 'out-of-place']],
  ['turned away', ['refused']],
];

/** Tables for people. */
export function inWords({ tally, violations, worstDelayMs, connected }: Report): string {
  const times = (name: string, of: Percentiles): readonly string[] => [name, String(of.count), ...[0.5, 0.9, 0.99, 1].map((share) => ms(of.at(share)))];
  const percentiles = table([
    ['milliseconds', 'count', 'p50', 'p90', 'p99', 'worst'],
    times('connecting', tally.connecting),
    times('find → matched', tally.findToMatch),
    times('frame, client to client', tally.frameLatency),
    times('broken → back in place or call', tally.comingBack),
  ]);
  const { counts } = tally.parts();
  const happened = table([['what happened', 'count'], ['connected at the end', String(connected)], ...Object.entries(counts).map(([name, count]) => [spaced(name), String(count)])]);
  const losses = table([['losses', 'count'], ...LOSSES.map(([words, kinds]) => [words, String(violations.filter(({ kind }) => kinds.includes(kind)).length)])]);
  const first = violations.slice(0, SHOWN).map(({ kind, client, at, words }) => `  ${at} ms, client ${client}: ${kind}, ${words}\n`);
  return `${percentiles}\n${happened}\n${losses}${first.join('')}\nThis machine was late by ${Math.round(worstDelayMs)} ms at worst; times are right to within that.\n`;
}

export function asJson({ tally, violations, worstDelayMs, connected }: Report): string {
  const of = (times: Percentiles) => ({ count: times.count, p50: times.at(0.5), p90: times.at(0.9), p99: times.at(0.99), worst: times.at(1) });
  const { connecting, findToMatch, frameLatency, comingBack } = tally;
  const times = { connecting: of(connecting), findToMatch: of(findToMatch), frameLatency: of(frameLatency), comingBack: of(comingBack) };
  return `${JSON.stringify({ times, counts: tally.parts().counts, connected, violations, worstDelayMs })}\n`;
}

const ms = (time: number | null): string => (time === null ? '–' : time < 10 ? time.toFixed(1) : String(Math.round(time)));

const spaced = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  const [head = [], ...others] = rows;
  return `${[line(head), widths.map((width) => '─'.repeat(width)).join('──'), ...others.map(line)].join('\n')}\n`;
}
