import { randomUUID } from 'node:crypto';
import { type Fate, LINE_TICK_MS } from '@visavis/calls';
import type { LinesUnderTest } from '@visavis/calls/line-contract';
import type { RedisClient } from '../client.ts';
import { channelOf, RedisLine } from './redis-line.ts';

const MARK = 'all that was sent before was heard';

/** Lines over one client, under a clock of the test; in channels of their own, since names may have been used before. */
export function redisLinesUnderTest(client: RedisClient): LinesUnderTest {
  const run = randomUUID();
  const lines = new Map<string, RedisLine>();
  const marks = new Map<string, () => void>();
  let now = 0;
  let fateOf: (from: string, to: string) => Fate = () => 'arrives';
  const channelIn = (channel: string): string => channel.replace('}', `:${run}}`);

  const clientOf = (node: string): RedisClient => ({
    ...inert,
    send: async (channel, [verb = '', _channel, parcel = '']) => {
      const publish = async (): Promise<unknown> => await client.send(channelIn(channel), [verb, channelIn(channel), parcel]);
      const fate = fateOf(node, channel.slice('{vv:line:'.length, -1));
      if (fate === 'refused' || !lines.has(node)) throw new Error('refused');
      if (fate === 'lost') return 1;
      if (fate === 'twice') await publish();
      const heard = await publish();
      if (fate === 'in doubt') throw new Error('in doubt');
      return heard;
    },
    follow: (channel, hear) => {
      const following = client.follow(channelIn(channel), (bytes) => {
        if (bytes.toString() === MARK) marks.get(node)?.();
        else hear(bytes);
      });
      // A new connection takes a while, and the test's time would not wait for it.
      return { opened: following.opened, close: () => following.close(), again: () => {} };
    },
  });

  const settle = async (): Promise<void> => {
    await Promise.all([...lines.values()].map(async (line) => await line.idle()));
    await Promise.all([...lines.keys()].map(async (node) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      marks.set(node, resolve);
      const channel = channelIn(channelOf(node));
      if ((await client.send(channel, ['SPUBLISH', channel, MARK])) === 1) await promise;
    }));
  };
  return {
    open: async (node, hear) => {
      const line = await RedisLine.open({ client: clientOf(node), now: () => now }, node, hear);
      lines.set(node, line);
      return line;
    },
    setFate: (fate) => {
      fateOf = fate;
    },
    pass: async (ms) => {
      for (let left = ms; left > 0; left -= LINE_TICK_MS) {
        now += LINE_TICK_MS;
        for (const line of lines.values()) line.tick();
        await settle();
      }
    },
    settle,
    lose: (node) => {
      void lines.get(node)?.close();
      lines.delete(node);
    },
    close: async () => {
      await Promise.all([...lines.values()].map(async (line) => await line.close()));
    },
  };
}

const inert = { isUp: true, listen: () => {}, unlisten: () => {}, close: () => {} } as const;
