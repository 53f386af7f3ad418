import type { LineEvent, NodeLine } from '@visavis/calls';
import { expectLossesTold, numbered } from '@visavis/calls/line-contract';
import { expect, onTestFinished, vi } from 'vitest';
import type { RedisClient } from '../client.ts';
import { redisLine } from './redis-line.ts';

const EVERY_MS = 20;
const numberOf = (event: LineEvent): number => (event.kind === 'heard' && event.message.kind === 'frame' ? (event.message.frame[0] ?? 0) * 256 + (event.message.frame[1] ?? 0) : 0);

/** One node that sends another a numbered frame every 20 ms, until the test is over. */
export class Traffic {
  /** By the one that is sent to, and by the sender. */
  readonly heard: readonly LineEvent[];
  readonly heardBack: readonly LineEvent[];
  readonly east: NodeLine;
  readonly west: NodeLine;
  sent = 0;
  readonly #sending: NodeJS.Timeout;

  private constructor(receiver: string, lines: readonly [NodeLine, NodeLine], heard: readonly [LineEvent[], LineEvent[]]) {
    [this.east, this.west] = lines;
    [this.heardBack, this.heard] = heard;
    this.#sending = setInterval(() => lines[0].send(receiver, numbered((this.sent += 1))), EVERY_MS);
    onTestFinished(async () => {
      clearInterval(this.#sending);
      await Promise.all(lines.map((line) => line.close()));
    });
  }

  static async begin(clients: readonly [RedisClient, RedisClient], names: readonly [string, string]): Promise<Traffic> {
    const heard: [LineEvent[], LineEvent[]] = [[], []];
    const lines: [NodeLine, NodeLine] = [
      await redisLine({ client: clients[0] })(names[0], (events) => heard[0].push(...events)),
      await redisLine({ client: clients[1] })(names[1], (events) => heard[1].push(...events)),
    ];
    const traffic = new Traffic(names[1], lines, heard);
    await traffic.flows();
    return traffic;
  }

  /** Resolves when a frame is heard that was not sent yet at the call; to how many milliseconds that took. */
  async flows(within = 15_000): Promise<number> {
    const [first, began] = [this.sent + 1, performance.now()];
    await vi.waitFor(() => expect(this.heard.some((event) => numberOf(event) >= first)).toBe(true), { timeout: within, interval: 10 });
    return performance.now() - began;
  }

  /** Ends the sending: all that was lost must have been told by then. */
  async end(from: string): Promise<{ readonly missing: number; readonly gaps: number; readonly gone: number }> {
    clearInterval(this.#sending);
    await vi.waitFor(() => expectLossesTold(this.heard, { from, sent: this.sent }), { timeout: 5_000, interval: 50 });
    const frames = this.heard.filter((event) => event.kind === 'heard').length;
    const told = (kind: LineEvent['kind']): number => this.heard.filter((event) => event.kind === kind).length;
    return { missing: this.sent - frames, gaps: told('gap'), gone: told('gone') };
  }
}
