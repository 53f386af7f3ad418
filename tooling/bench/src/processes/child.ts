import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface ChildOptions {
  /** The file that the process runs. */
  readonly entry: URL;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
}

/** A process that says once when it is ready, and then answers questions, one at a time. */
export interface Child {
  /** The number that it sends under `key` when it is ready. */
  ready(key: string): Promise<number>;
  /** The number that it sends under `key` in answer to a question. */
  ask(question: string, key: string): Promise<number>;
  /** What it sends in answer to a question. */
  tell(question: string): Promise<unknown>;
  stop(): Promise<void>;
  /** Its exit code; `null` when the signal itself ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a process. When it ends early, whoever waits for it gets an error with its last words. */
export function startChild({ entry, args = [], env, execArgv = [] }: ChildOptions): Child {
  const file = fileURLToPath(entry);
  const child = fork(file, args, { env, execArgv: [...execArgv], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let lastWords = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = `${lastWords}${chunk.toString()}`.slice(-2_000);
  });

  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const early = (): Error => new Error(`${file} ended early.\n${lastWords}`);

  const next = async (): Promise<unknown> => {
    if (hasEnded()) throw early();
    const heard = new AbortController();
    const { signal } = heard;
    const message = once(child, 'message', { signal }).then(([content]: unknown[]) => content);
    const end = once(child, 'exit', { signal }).then(() => {
      throw early();
    });
    try {
      return await Promise.race([message, end]);
    } finally {
      heard.abort();
    }
  };

  const tell = (question: string): Promise<unknown> => {
    const answer = next();
    child.send(question);
    return answer;
  };

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!hasEnded()) {
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
    }
    return child.exitCode;
  };

  return {
    ready: async (key) => numberAt(await next(), key),
    ask: async (question, key) => numberAt(await tell(question), key),
    tell,
    stop: async () => void (await end('SIGTERM')),
    end,
  };
}

function numberAt(content: unknown, key: string): number {
  const value: unknown = content !== null && typeof content === 'object' ? Reflect.get(content, key) : undefined;
  if (typeof value !== 'number') throw new TypeError(`a process of the bench did not say its ${key}`);
  return value;
}
