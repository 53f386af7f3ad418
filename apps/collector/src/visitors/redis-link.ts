import { createClient, RESP_TYPES } from '@redis/client';
import { VisitorsNotAsked, VisitorsUnavailable } from './visitors.ts';

/** Longer than this no batch waits; what comes meanwhile waits behind it. */
const ANSWER_MS = 1_000;
const CONNECT_MS = 2_000;
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 2_000;
const CHECK_AGAIN_MS = 60_000;

/**
 * What would outlive the visitors' day: a disk, the list of slow commands with their arguments. And a
 * Redis that throws away what it likes when it is full would make visitors new again without anybody knowing.
 */
const RULES = [
  { setting: 'save', must: '', else: 'keeps records' },
  { setting: 'appendonly', must: 'no', else: 'keeps records' },
  { setting: 'slowlog-log-slower-than', must: '-1', else: 'keeps records' },
  { setting: 'maxmemory-policy', must: 'noeviction', else: 'forgets when it is full' },
] as const;
const HOW_TO_MEND =
  'Start it with: redis-server --save "" --appendonly no --slowlog-log-slower-than -1 --maxmemory-policy noeviction';

/** This Redis would write visitors to a disk or forget them early, or does not say. One line that tells what to do. */
export class RedisUnfit extends Error {
  override readonly name = 'RedisUnfit';
}

export interface RedisLinkOptions {
  readonly url: string;
  /** Told when Redis goes away and when it is back. */
  readonly onOutage: (outage: 'began' | 'ended') => void;
  /** Told when a Redis that was used, or came back, is one that may not be used. */
  readonly onRefused: (refusal: RedisUnfit) => void;
}

/** A connection to a Redis that keeps nothing on a disk; used only while that is known. */
export interface RedisLink {
  /** Sends a command; texts in the answer are bytes. Errors: `VisitorsUnavailable`, or what Redis answered. */
  send(command: readonly (string | Uint8Array)[]): Promise<unknown>;
  close(): void;
}

/** Errors: `RedisUnfit`. A Redis that does not answer is an outage, and no error. */
export async function redisLink({ url, onOutage, onRefused }: RedisLinkOptions): Promise<RedisLink> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    disableClientInfo: true,
    // It would ask for the host of a unix socket, which has none.
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: CONNECT_MS,
      reconnectStrategy: (retries: number) => Math.min(FIRST_RETRY_MS * 2 ** Math.min(retries, 10), LAST_RETRY_MS),
    },
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
  });
  let state: 'unknown' | 'usable' | 'refused' | 'away' = 'unknown';
  const away = (): void => {
    if (state !== 'refused' && state !== 'away') onOutage('began');
    state = 'away';
  };
  const raw = async (command: readonly (string | Uint8Array)[]): Promise<unknown> =>
    inTime(client.sendCommand(command.map((part) => (typeof part === 'string' ? part : Buffer.from(part.buffer, part.byteOffset, part.byteLength)))));

  const check = async (): Promise<void> => {
    const refusal = await refusalOf(raw);
    if (refusal !== null) throw refusal;
    if (state === 'refused' || state === 'away') onOutage('ended');
    state = 'usable';
  };
  /** It is told once; each minute it is asked again. */
  const refuse = (refusal: RedisUnfit): void => {
    if (state === 'refused') return;
    onRefused(refusal);
    away();
    state = 'refused';
  };
  // Its text may name the server; that it is away is all that anybody needs.
  client.on('error', away);
  const first = Promise.withResolvers<void>();
  client.on('ready', () => {
    check().then(first.resolve, (error: unknown) => {
      if (error instanceof RedisUnfit) {
        first.reject(error);
        if (state !== 'unknown') refuse(error);
      } else {
        away();
        first.resolve();
      }
    });
  });
  // Whoever may change its settings may do so at any time.
  const checking = setInterval(() => {
    if (client.isReady) {
      check().catch((error: unknown) => {
        if (error instanceof RedisUnfit) refuse(error);
      });
    }
  }, CHECK_AGAIN_MS).unref();
  client.on('error', () => first.resolve());
  client.connect().catch(() => first.resolve());
  try {
    await first.promise;
  } catch (error) {
    clearInterval(checking);
    client.destroy();
    throw error;
  }
  return {
    send: async (command) => {
      if (state !== 'usable') throw new VisitorsNotAsked('Redis does not answer');
      return await raw(command);
    },
    close: () => {
      clearInterval(checking);
      client.destroy();
    },
  };
}

async function refusalOf(send: RedisLink['send']): Promise<RedisUnfit | null> {
  const told = new Map<string, string>();
  for (const { setting } of RULES) {
    const answer = await send(['CONFIG', 'GET', setting]).catch((error: unknown) => {
      if (error instanceof VisitorsUnavailable) throw error;
      return null;
    });
    const value = valueIn(answer);
    if (value === null) return new RedisUnfit(`REDIS_URL: this Redis does not say whether it writes to a disk, so it is not used. Allow CONFIG GET to this user. ${HOW_TO_MEND}`);
    told.set(setting, value);
  }
  const wrong = RULES.filter(({ setting, must }) => told.get(setting) !== must);
  if (wrong.length === 0) return await refusalOfCopies(send);
  const faults = [...Map.groupBy(wrong, (rule) => rule.else)].map(([fault, rules]) => `${fault} (${rules.map(({ setting }) => setting).join(', ')})`);
  return new RedisUnfit(`REDIS_URL: this Redis ${faults.join(' and ')}, so it is not used. ${HOW_TO_MEND}`);
}

/** A replica has all that the day has, and its own rules about what to keep. One that is not connected is not seen. */
async function refusalOfCopies(send: RedisLink['send']): Promise<RedisUnfit | null> {
  const answer = await send(['INFO', 'replication']).catch((error: unknown) => {
    if (error instanceof VisitorsUnavailable) throw error;
    return null;
  });
  const told = textIn(answer);
  if (told === null) return new RedisUnfit('REDIS_URL: this Redis does not say whether others copy it, so it is not used. Allow INFO to this user.');
  if (/^role:master\r?$/m.test(told) && /^connected_slaves:0\r?$/m.test(told)) return null;
  return new RedisUnfit('REDIS_URL: this Redis is copied to another one or is itself a copy, so it is not used. Name one that has no replicas.');
}

/** CONFIG GET answers with a list of name and value, or with a map of them. */
function valueIn(answer: unknown): string | null {
  const value: unknown = Array.isArray(answer) ? answer[1] : answer instanceof Map ? [...answer.values()][0] : typeof answer === 'object' && answer !== null ? Object.values(answer)[0] : undefined;
  return textIn(value);
}

const textIn = (value: unknown): string | null => (value instanceof Uint8Array || typeof value === 'string' ? String(value) : null);

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new VisitorsUnavailable('Redis took too long')), ANSWER_MS);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
