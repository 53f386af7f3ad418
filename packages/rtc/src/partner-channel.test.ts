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
  let time = 0;
  const channel = openPartnerChannel({
    // The fake has the listeners of EventTarget; their event types are the one thing it lacks.
    channel: fake as unknown as TalkingChannel,
    now: () => time,
    onOpen: () => {},
    onMessage: (message) => received.push(message),
    onClosed,
  });
  const pass = (ms: number) => {
    time += ms;
  };
  return { fake, channel, received, onClosed, pass };
}

const text = (words: string) => JSON.stringify({ type: 'text', text: words });

describe('openPartnerChannel', () => {
  it('[D3] [D4] passes on what the partner says', () => {
    const { fake, received } = open();
    fake.receive(text('hello'));
    fake.receive(JSON.stringify({ type: 'devices', camera: false, microphone: true }));
    fake.receive(JSON.stringify({ type: 'bye' }));
    expect(received).toEqual([
      { type: 'text', text: 'hello' },
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

  it('sends only while the channel is open and the partner takes something in', () => {
    const { fake, channel } = open();
    expect(channel.send({ type: 'text', text: 'a' })).toBe(true);
    fake.bufferedAmount = 1_000_000;
    expect(channel.send({ type: 'text', text: 'b' })).toBe(false);
    fake.bufferedAmount = 0;
    fake.readyState = 'closing';
    expect(channel.send({ type: 'text', text: 'c' })).toBe(false);
    expect(fake.sent).toEqual([text('a')]);
  });

  it('tells a close by the other side from its own', () => {
    const theirs = open();
    theirs.fake.close();
    expect(theirs.onClosed).toHaveBeenCalledOnce();
    const ours = open();
    ours.channel.close();
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
    const escaped = `{"type":"text","text":"${'\\u0041'.repeat(TEXT_LIMIT)}"}`;
    expect(parseChannelMessage(escaped)).toEqual({ type: 'text', text: 'A'.repeat(TEXT_LIMIT) });
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
