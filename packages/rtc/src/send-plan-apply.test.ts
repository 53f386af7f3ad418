import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySendPlan, type PlannedSender } from './send-plan-apply.ts';
import type { SendPlan } from './send-plan.ts';

const plan: SendPlan = {
  maxBitrate: 900_000,
  scaleDownBy: 1.5,
  maxFramerate: 24,
  degradationPreference: 'maintain-framerate',
};

/** A sender as browsers have it: parameters are taken back only right after they were given. */
class FakeSender {
  track: { kind: string; getSettings: () => MediaTrackSettings } | null = {
    kind: 'video',
    getSettings: () => ({ width: 1_280, height: 720 }),
  };
  /** Names that this browser refuses. */
  refuses: readonly string[] = [];
  encodings: RTCRtpEncodingParameters[] = [{}];
  preference: string | undefined;
  writes = 0;
  #given: string | null = null;
  #busy = false;

  getParameters(): RTCRtpSendParameters {
    this.#given = `${Math.random()}`;
    return { transactionId: this.#given, encodings: this.encodings, codecs: [], headerExtensions: [], rtcp: {} };
  }

  async setParameters(parameters: RTCRtpSendParameters): Promise<void> {
    if (this.#busy || parameters.transactionId !== this.#given)
      throw new DOMException('', 'InvalidModificationError');
    this.#given = null;
    this.#busy = true;
    await Promise.resolve();
    this.#busy = false;
    const names = [...Object.keys(parameters), ...Object.keys(parameters.encodings[0] ?? {})];
    if (names.some((name) => this.refuses.includes(name))) throw new TypeError('not known');
    this.encodings = parameters.encodings;
    this.preference = parameters.degradationPreference;
    this.writes += 1;
  }

  asSender(): PlannedSender {
    return this;
  }
}

describe('applySendPlan', () => {
  it('sets all of it, and keeps what else stands there', async () => {
    const sender = new FakeSender();
    sender.encodings = [{ rid: 'a', active: true }];
    expect(await applySendPlan(sender.asSender(), plan)).toBe(true);
    expect(sender.encodings).toEqual([
      { rid: 'a', active: true, maxBitrate: 900_000, scaleResolutionDownBy: 1.5, maxFramerate: 24 },
    ]);
    expect(sender.preference).toBe('maintain-framerate');
  });

  it.each([
    ['degradationPreference', { maxBitrate: 900_000, scaleResolutionDownBy: 1.5, maxFramerate: 24 }],
    ['maxFramerate', { maxBitrate: 900_000, scaleResolutionDownBy: 1.5 }],
  ])('sets the rest in a browser that refuses %s', async (name, encoding) => {
    const sender = new FakeSender();
    sender.refuses = [name];
    expect(await applySendPlan(sender.asSender(), plan)).toBe(true);
    expect(sender.encodings).toEqual([encoding]);
  });

  it('leaves alone what has no track, no picture, or no encodings yet', async () => {
    const changes: ((sender: FakeSender) => void)[] = [
      (sender) => void (sender.track = null),
      (sender) => void (sender.track = { kind: 'audio', getSettings: () => ({}) }),
      (sender) => void (sender.encodings = []),
      (sender) => void (sender.refuses = ['maxBitrate']),
    ];
    for (const change of changes) {
      const sender = new FakeSender();
      change(sender);
      expect(await applySendPlan(sender.asSender(), plan)).toBe(false);
      expect(sender.writes).toBe(0);
    }
  });

  it('does not scale down a camera that opened small, and reads one held upright by its lines', async () => {
    const scaleOf = async (width: number, height: number, scaleDownBy: number) => {
      const sender = new FakeSender();
      sender.track = { kind: 'video', getSettings: () => ({ width, height }) };
      await applySendPlan(sender.asSender(), { ...plan, scaleDownBy });
      return sender.encodings[0]?.scaleResolutionDownBy;
    };
    expect(await scaleOf(320, 240, 1.5)).toBe(1);
    expect(await scaleOf(320, 120, 6)).toBe(1);
    expect(await scaleOf(1_280, 720, 6)).toBe(4);
    expect(await scaleOf(720, 1_280, 1.5)).toBe(1.5);
  });

  it('applies plans one at a time, and ends with the newest', async () => {
    const bitrates = fc.array(fc.integer({ min: 100_000, max: 1_500_000 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(bitrates, async (rates) => {
        const sender = new FakeSender();
        await Promise.all(rates.map((maxBitrate) => applySendPlan(sender.asSender(), { ...plan, maxBitrate })));
        expect(sender.encodings[0]?.maxBitrate).toBe(rates.at(-1));
        expect(sender.writes).toBe(1);
      }),
    );
  });
});
