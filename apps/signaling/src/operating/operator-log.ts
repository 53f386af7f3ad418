import { EVENTS, type EventName, type FaultPlace, type OperatorEvent } from './operator-events.ts';

export type LogForm = 'text' | 'json';

export interface OperatorLogOptions {
  readonly form: LogForm;
  /** Takes whole lines. */
  readonly write: (stream: 'stdout' | 'stderr', line: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What the operator is told: words for somebody at a terminal, or a JSON object on each line for a program. */
export class OperatorLog {
  readonly #options: OperatorLogOptions;

  constructor(options: OperatorLogOptions) {
    this.#options = options;
  }

  /** `words`: said in place of the event's own in the text form, and nowhere in the other. */
  say(event: OperatorEvent, words: string | null = wordsOf(event)): void {
    const { form, write } = this.#options;
    // Where the text form wrote before there was another: one line for the launcher, all else is news.
    const stream = event.event === 'started' || (form === 'json' && EVENTS[event.event].level === 'info') ? 'stdout' : 'stderr';
    if (form === 'json') write(stream, `${this.#json(event)}\n`);
    else if (words !== null) write(stream, `${words}\n`);
  }

  /** Only the fields that the event has in `EVENTS`, whatever else the object may carry. */
  #json(event: OperatorEvent): string {
    const { level, fields } = EVENTS[event.event];
    const told = Object.entries(event).filter(([name]) => fields.some((field) => field === name));
    const time = new Date(this.#options.now()).toISOString();
    return JSON.stringify({ time, level, service: 'signaling', event: event.event, ...Object.fromEntries(told) });
  }
}

/** Where our code failed. An error's text may hold anything, so nothing else of it is told. */
export function faultPlace(error: unknown): FaultPlace {
  if (!(error instanceof Error)) return 'elsewhere';
  const { message, stack = '' } = error;
  const frames = stack.slice(stack.indexOf(message) + message.length);
  const [, file, line] = /^ +at .*?([a-z\d.-]+)\.ts:(\d+):\d+\)?$/m.exec(frames) ?? [];
  return file === undefined ? 'elsewhere' : `${file}.ts:${Number(line)}`;
}

function wordsOf<Name extends EventName>(event: Extract<OperatorEvent, { event: Name }>): string | null {
  return EVENTS[event.event].words?.(event) ?? null;
}
