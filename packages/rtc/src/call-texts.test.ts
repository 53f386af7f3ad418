import { type ChannelMessage, TEXT_LIMIT } from '@visavis/protocol';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { FakeClock } from './fake-clock.ts';
import { createIncomingTexts, UNCHECKED_LIMIT } from './incoming-texts.ts';
import { createKeptTexts, KEPT_LIMIT } from './kept-texts.ts';
import { createOutgoingTexts, RESEND_MS, WAITING_LIMIT, WINDOW } from './outgoing-texts.ts';

type TextMessage = Extract<ChannelMessage, { type: 'text' }>;

const message = (sequence: number, text = `text ${sequence}`): TextMessage => ({
  type: 'text',
  sequence,
  text,
  signature: `signed ${sequence}`,
});

function outgoing() {
  const clock = new FakeClock();
  const sent: TextMessage[] = [];
  const delivered: number[] = [];
  const wire = { open: true };
  const texts = createOutgoingTexts({
    sign: async (sequence) => `signed ${sequence}`,
    send(one) {
      if (wire.open) sent.push(one);
      return wire.open;
    },
    clock,
    onSigned: () => {},
    onDelivered: (sequence) => delivered.push(sequence),
  });
  return { texts, clock, sent, delivered, wire };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('[D5] outgoing texts', () => {
  it('are none when they are empty, too long, or too many wait', () => {
    const { texts, wire } = outgoing();
    wire.open = false;
    expect(texts.say('')).toBe(0);
    expect(texts.say('a'.repeat(TEXT_LIMIT + 1))).toBe(0);
    for (let n = 1; n <= WAITING_LIMIT; n += 1) expect(texts.say('a')).toBe(n);
    expect(texts.say('one too many')).toBe(0);
  });

  it('[D6] go out a few at a time, and again after a while without a word', async () => {
    const { texts, clock, sent, delivered } = outgoing();
    for (let n = 1; n <= WINDOW + 4; n += 1) texts.say(`text ${n}`);
    await settle();
    expect(sent).toHaveLength(WINDOW);
    texts.handleDelivered(2);
    expect(sent.map(({ sequence }) => sequence)).toEqual(Array.from({ length: WINDOW + 2 }, (_, at) => at + 1));
    clock.pass(RESEND_MS);
    expect(sent.slice(WINDOW + 2).map(({ sequence }) => sequence)).toEqual(Array.from({ length: WINDOW }, (_, at) => at + 3));
    texts.handleDelivered(WINDOW + 4);
    texts.handleDelivered(WINDOW + 4);
    expect(delivered).toEqual([2, WINDOW + 2, WINDOW + 4]);
    texts.close();
    expect(clock.pending).toBe(0);
  });

  it('[D6] are delivered only when they were sent', async () => {
    const { texts, wire, delivered } = outgoing();
    wire.open = false;
    texts.say('hello');
    await settle();
    texts.handleDelivered(1);
    expect(delivered).toEqual([]);
  });
});

describe('[D5] incoming texts', () => {
  it('are checked one by one, and a bounded number waits', async () => {
    const verify = vi.fn(async () => true);
    const shown: number[] = [];
    const texts = createIncomingTexts({ verify, send: () => {}, onText: ({ sequence }) => shown.push(sequence) });
    for (let n = 1; n <= 1_000; n += 1) texts.handle(message(n));
    await settle();
    expect(verify).toHaveBeenCalledTimes(UNCHECKED_LIMIT);
    expect(shown).toHaveLength(UNCHECKED_LIMIT);
  });

  it('are not checked twice, nor out of order', async () => {
    const verify = vi.fn(async () => true);
    const send = vi.fn();
    const texts = createIncomingTexts({ verify, send, onText: () => {} });
    for (const n of [2, 1, 1, 3]) texts.handle(message(n));
    await settle();
    expect(verify.mock.calls).toHaveLength(1);
    expect(send.mock.calls).toEqual([[{ type: 'delivered', sequence: 1 }], [{ type: 'delivered', sequence: 1 }]]);
  });

  it('are none once it is over, also those that were being checked', async () => {
    const onText = vi.fn();
    const texts = createIncomingTexts({ verify: async () => true, send: () => {}, onText });
    texts.handle(message(1));
    texts.close();
    texts.handle(message(2));
    await settle();
    expect(onText).not.toHaveBeenCalled();
  });
});

describe('[D6] both ends', () => {
  it('show every text once and in order, whatever is lost on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), async (losses, count) => {
        const clock = new FakeClock();
        const shown: string[] = [];
        const fate = [...losses];
        const passes = () => fate.shift() ?? true;
        const there = createIncomingTexts({
          verify: async () => true,
          send: (word) => passes() && here.handleDelivered(word.sequence),
          onText: ({ text }) => shown.push(text),
        });
        const here = createOutgoingTexts({
          sign: async (sequence) => `signed ${sequence}`,
          send(one) {
            if (passes()) there.handle(one);
            return true;
          },
          clock,
          onSigned: () => {},
          onDelivered: () => {},
        });
        for (let n = 1; n <= count; n += 1) here.say(`text ${n}`);
        await settle();
        for (let round = 0; round <= losses.length; round += 1) {
          clock.pass(RESEND_MS);
          if (clock.pending > 0) await settle();
        }
        expect(shown).toEqual(Array.from({ length: count }, (_, at) => `text ${at + 1}`));
        expect(clock.pending).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('[P4] texts kept for a report', () => {
  it('are the last five hundred of both sides', () => {
    const kept = createKeptTexts({ role: 'polite', token: 'token' });
    for (let n = 1; n <= KEPT_LIMIT; n += 1) kept.keep('me', message(n));
    kept.keep('partner', message(1, 'theirs'));
    const lines = [1, 2].map((sequence) => ({ from: 'me', sequence }) as const);
    expect(JSON.parse(kept.proofOf([...lines, { from: 'partner', sequence: 1 }]))).toEqual({
      v: 1,
      token: 'token',
      texts: [
        { role: 'polite', sequence: 2, text: 'text 2', signature: 'signed 2' },
        { role: 'impolite', sequence: 1, text: 'theirs', signature: 'signed 1' },
      ],
    });
    kept.forget();
    expect(kept.proofOf(lines)).not.toContain('text 2');
  });

  it('prove nothing where no server vouches for the keys', () => {
    const kept = createKeptTexts({ role: 'polite', token: null });
    kept.keep('me', message(1));
    expect(kept.proofOf([{ from: 'me', sequence: 1 }])).toBe('');
  });
});
