import { createClient, RESP_TYPES } from '@redis/client';
import { RedisUnfit, unfitness } from '@visavis/redis/fitness';
import { VisitorsNotAsked, VisitorsUnavailable } from './visitors.ts';

/** Longer than this no batch waits; what comes meanwhile waits behind it. */
const ANSWER_MS = 1_000;
const CONNECT_MS = 2_000;
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 2_000;
const CHECK_AGAIN_MS = 60_000;

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
    const refusal = await unfitness({ send: raw, isAway: (error) => error instanceof VisitorsUnavailable, name: 'REDIS_URL', isInCluster: false });
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

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new VisitorsUnavailable('Redis took too long')), ANSWER_MS);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
