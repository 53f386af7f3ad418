import { basename } from 'node:path';

/** Where an unforeseen error came up, such as ` (TypeError at intake.ts:40)`: never its text, which may hold anything. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const stack = error.stack ?? '';
  const frames = stack.slice(stack.indexOf(error.message) + error.message.length);
  const frame = /^ {4}at .*?((?:file:|\/|[A-Z]:\\)[^\s()]+):(\d+):\d+\)?$/m.exec(frames);
  const kind = /^\w+$/.test(error.constructor.name) ? error.constructor.name : 'Error';
  return frame === null ? ` (${kind})` : ` (${kind} at ${basename(frame[1] ?? '')}:${frame[2]})`;
}
