import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createEndKeys, type EndKeys, fakeTrack, startEnd } from './fake-call.ts';
import { refreshPicture } from './picture-refresh.ts';

let keys: readonly [EndKeys, EndKeys];
beforeAll(async () => {
  keys = [await createEndKeys(), await createEndKeys()];
});

function start(role: 'polite' | 'impolite' = 'polite') {
  const [own, partner] = keys;
  const tracks = [fakeTrack('video')];
  const end = startEnd({ role, own, partner, stream: { getTracks: () => tracks } as unknown as MediaStream });
  return { ...end, fake: end.fake() };
}

/** Statistics of a way on which so much of what was sent is lost. */
function statsOf(fractionLost: number, at: number) {
  return new Map<string, unknown>([
    ['remote', { type: 'remote-inbound-rtp', timestamp: at, fractionLost, roundTripTime: 0.05 }],
    ['in', { type: 'inbound-rtp', kind: 'video', timestamp: at, packetsReceived: at, packetsLost: 0, bytesReceived: at * 100, frameHeight: 720, framesPerSecond: 30 }],
  ]);
}

describe('a picture after a gap', () => {
  it('is sent whole, since what builds on frames that were lost is of no use', async () => {
    const { fake } = start();
    fake.become('connected');
    await new Promise((resolve) => setTimeout(resolve));
    const [sender] = fake.getSenders();
    const before = sender?.plans.length ?? 0;
    fake.become('disconnected');
    fake.become('connected');
    await new Promise((resolve) => setTimeout(resolve));
    const actives = sender?.plans.slice(before).map(({ encodings }) => encodings[0]?.active);
    expect(actives?.slice(0, 2)).toEqual([false, true]);
    expect(sender?.plans.at(-1)?.encodings[0]?.maxBitrate).toBeGreaterThan(0);
  });

  it('is not left out where the browser takes the second order only when asked again', async () => {
    const taken: unknown[] = [];
    let asked = 0;
    const setParameters = async ({ encodings }: RTCRtpSendParameters) => {
      asked += 1;
      if (asked === 2) throw new DOMException('', 'InvalidStateError');
      taken.push(encodings[0]?.active);
    };
    await refreshPicture({ getParameters: () => ({ encodings: [{}] }) as unknown as RTCRtpSendParameters, setParameters });
    expect(taken).toEqual([false, true]);
  });

  it('stays as it is in a browser that does not take the order', async () => {
    const refuse = async () => {
      throw new DOMException('', 'InvalidModificationError');
    };
    const parameters = { encodings: [{}] } as unknown as RTCRtpSendParameters;
    const sender = { getParameters: () => parameters, setParameters: vi.fn(refuse) };
    await refreshPicture(sender);
    expect(sender.setParameters).toHaveBeenCalledOnce();
  });
});

describe('a partner of whom nothing comes any more', () => {
  const bytesOf = (bytesReceived: number, at: number) =>
    new Map<string, unknown>([
      ['pair', { type: 'candidate-pair', selected: true, timestamp: at, currentRoundTripTime: 0.05 }],
      ['in', { type: 'inbound-rtp', kind: 'video', timestamp: at, packetsReceived: bytesReceived, packetsLost: 0, bytesReceived }],
    ]);
  const hear = async ({ fake, clock }: ReturnType<typeof start>, ...sums: readonly number[]) => {
    for (const bytes of sums) {
      fake.getStats = async () => bytesOf(bytes, clock.now()) as never;
      clock.pass(2_000);
      await new Promise((resolve) => setTimeout(resolve));
    }
  };

  it('[N5] is sought on another way before the browser calls the path lost, once, and nothing is said', async () => {
    const one = start('impolite');
    one.fake.become('connected');
    await hear(one, 100, 200);
    expect(one.fake.restarts).toBe(0);
    await hear(one, 200, 200, 200);
    expect(one.fake.restarts).toBe(1);
    expect(one.eventsOf('state').map(({ state }) => state.kind)).toEqual(['connected']);
  });

  it('[N5] is sought by the impolite side', async () => {
    const one = start('polite');
    one.fake.become('connected');
    await hear(one, 100, 200, 200, 200);
    expect([one.fake.restarts, one.sent]).toEqual([0, []]);
  });

  it('is not sought who sent nothing from the beginning, nor without end', async () => {
    const one = start('impolite');
    one.fake.become('connected');
    await hear(one, 0, 0, 0);
    expect(one.fake.restarts).toBe(0);
    for (let bytes = 1; bytes < 60; bytes += 1) await hear(one, bytes, bytes);
    expect(one.fake.restarts).toBeLessThanOrEqual(3 + 240 / 15);
    one.fake.become('disconnected');
    one.fake.become('connected');
    const before = one.fake.restarts;
    await hear(one, 59, 59);
    expect(one.fake.restarts).toBe(before);
  });

  it('gets a whole picture once they are heard again', async () => {
    const one = start('polite');
    one.fake.become('connected');
    await hear(one, 100, 200, 200);
    const [sender] = one.fake.getSenders();
    const before = sender?.plans.length ?? 0;
    await hear(one, 300);
    expect(sender?.plans.slice(before, before + 2).map(({ encodings }) => encodings[0]?.active)).toEqual([false, true]);
  });
});

describe('the quality of a call', () => {
  it('is looked at every two seconds, and only while it is connected', async () => {
    const { fake, clock } = start();
    clock.pass(5_000);
    expect(fake.looks).toBe(0);
    fake.become('connected');
    for (let i = 0; i < 3; i += 1) {
      clock.pass(2_000);
      await vi.waitFor(() => expect(fake.looks).toBe(i + 1));
      await Promise.resolve();
    }
    fake.become('disconnected');
    clock.pass(2_400);
    expect(fake.looks).toBe(3);
  });

  it('is told, summed up, and answered with a smaller picture', async () => {
    const { call, fake, clock, eventsOf } = start();
    let lost = 0;
    fake.getStats = async () => statsOf(lost, clock.now()) as never;
    fake.become('connected');
    for (lost of [0, 0.3, 0.3, 0.3, 0.3, 0.3]) {
      clock.pass(2_000);
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(eventsOf('quality').at(-1)?.reading.level).toBe('poor');
    expect(call.summary().quality).toBe('poor');
    const [sender] = fake.getSenders();
    const rates = sender?.plans.map(({ encodings }) => encodings[0]?.maxBitrate ?? 0) ?? [];
    expect(rates.length).toBeGreaterThan(1);
    expect(rates.at(-1)).toBeLessThan(rates[0] ?? 0);
    call.close();
    expect(clock.pending).toBe(0);
  });
});

describe('a device of ours', () => {
  it('that gives nothing any more is told once, and one that gives is not', async () => {
    const { fake, clock, eventsOf } = start();
    const gives = async (frames: number, seconds: number) => {
      fake.getStats = async () =>
        new Map<string, unknown>([
          ['camera', { type: 'media-source', frames }],
          ['microphone', { type: 'media-source', totalSamplesDuration: seconds }],
        ]) as never;
      clock.pass(2_000);
      await new Promise((resolve) => setTimeout(resolve));
    };
    fake.become('connected');
    for (let second = 1; second < 9; second += 1) await gives(30, second);
    expect(eventsOf('dead-capture')).toEqual([{ type: 'dead-capture', kind: 'video' }]);
  });
});
