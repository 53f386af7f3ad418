import { TEXT_LIMIT, type ChannelMessage } from '@visavis/protocol';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openPartnerChannel, parseChannelMessage, type TalkingChannel } from './partner-channel.ts';

class FakeChannel extends EventTarget {
  readyState: RTCDataChannelState = 'open';
  bufferedAmount = 0;
  readonly sent: unknown[] = [];
  send = (data: unknown) => this.sent.push(data);
  close = () => {
    this.readyState = 'closed';
    this.dispatchEvent(new Event('close'));
  };
  receive = (data: unknown) => this.dispatchEvent(new MessageEvent('message', { data }));
}

function open() {
  const fake = new FakeChannel();
  const received: ChannelMessage[] = [];
  const onClosed = vi.fn();
  const ending = new AbortController();
  let time = 0;
  const channel = openPartnerChannel({
    // The fake has the listeners of EventTarget; their event types are the one thing it lacks.
    channel: fake as unknown as TalkingChannel,
    signal: ending.signal,
    now: () => time,
    onOpen: () => {},
    onMessage: (message) => received.push(message),
    onClosed,
  });
  const pass = (ms: number) => {
    time += ms;
  };
  return { fake, channel, received, onClosed, pass, end: () => ending.abort() };
}

const signature = 'A'.repeat(86);
const message = (words: string) => ({ type: 'text', sequence: 1, text: words, signature }) as const;
const text = (words: string) => JSON.stringify(message(words));

describe('openPartnerChannel', () => {
  it('[D3] [D4] passes on what the partner says', () => {
    const { fake, received } = open();
    fake.receive(text('hello'));
    fake.receive(JSON.stringify({ type: 'devices', camera: false, microphone: true }));
    fake.receive(JSON.stringify({ type: 'bye' }));
    expect(received).toEqual([
      message('hello'),
      { type: 'devices', camera: false, microphone: true },
      { type: 'bye' },
    ]);
  });

  it('drops what comes faster than anybody writes, and hears again later', () => {
    const { fake, received, pass } = open();
    for (let i = 0; i < 500; i += 1) fake.receive(text(`${i}`));
    expect(received).toHaveLength(60);
    pass(1_000);
    for (let i = 0; i < 500; i += 1) fake.receive(text(`${i}`));
    expect(received).toHaveLength(70);
  });

  it('survives a channel that refuses what it is given', () => {
    const { fake, channel } = open();
    fake.send = () => {
      throw new DOMException('', 'OperationError');
    };
    expect(channel.send(message('a'))).toBe(false);
  });

  it('sends only while the channel is open and the partner takes something in', () => {
    const { fake, channel } = open();
    expect(channel.send(message('a'))).toBe(true);
    fake.bufferedAmount = 1_000_000;
    expect(channel.send(message('b'))).toBe(false);
    fake.bufferedAmount = 0;
    fake.readyState = 'closing';
    expect(channel.send(message('c'))).toBe(false);
    expect(fake.sent).toEqual([text('a')]);
  });

  it('tells a close by the other side from its own', () => {
    const theirs = open();
    theirs.fake.close();
    expect(theirs.onClosed).toHaveBeenCalledOnce();
    const ours = open();
    ours.end();
    ours.fake.close();
    ours.fake.receive(text('late'));
    expect(ours.received).toEqual([]);
    expect(ours.onClosed).not.toHaveBeenCalled();
  });
});

describe('parseChannelMessage', () => {
  it.each([
    ['bytes', new Uint8Array(8)],
    ['half a message', '{"type":"text"'],
    ['an unknown type', '{"type":"file"}'],
    ['a member too many', '{"type":"bye","reason":"x"}'],
    ['an empty text', text('')],
    ['a text over the limit', text('a'.repeat(TEXT_LIMIT + 1))],
    ['a message over any limit', text('a'.repeat(100_000))],
  ])('takes %s for no message', (_, data) => {
    expect(parseChannelMessage(data)).toBeNull();
  });

  it('[D3] takes the longest text in its longest writing', () => {
    const escaped = `{"type":"text","sequence":4294967295,"text":"${'\\u0041'.repeat(TEXT_LIMIT)}","signature":"${signature}"}`;
    const longest = { ...message('A'.repeat(TEXT_LIMIT)), sequence: 4_294_967_295 };
    expect(parseChannelMessage(escaped)).toEqual(longest);
  });

  it('does not even read what no message can be', () => {
    const parse = vi.spyOn(JSON, 'parse');
    parseChannelMessage(' '.repeat(100_000));
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  it('[D2] never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.json(), (anything, json) => {
        parseChannelMessage(anything);
        parseChannelMessage(json);
      }),
    );
  });
});
