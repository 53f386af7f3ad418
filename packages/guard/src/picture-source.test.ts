import { describe, expect, it, vi } from 'vitest';
import { videoSource } from './picture-source.ts';

function setUp(video: Partial<HTMLVideoElement>) {
  const element = { videoWidth: 320, readyState: 4, paused: false, currentTime: 0, play: vi.fn(async () => {}), pause: vi.fn(), ...video };
  const createBitmap = vi.fn((): Promise<ImageBitmap> => Promise.reject(new DOMException('', 'InvalidStateError')));
  // A video is its fields above here, and a stream is what it is given.
  const [asVideo, stream] = [element as unknown as HTMLVideoElement, {} as MediaStream];
  const source = videoSource(stream, { createVideo: () => asVideo, createBitmap });
  return { element, asVideo, stream, source, createBitmap };
}

describe('frames of a stream', () => {
  it('come of a muted video element that nobody sees', async () => {
    const { asVideo, createBitmap, element, source, stream } = setUp({});
    expect([asVideo.muted, asVideo.playsInline, asVideo.srcObject]).toEqual([true, true, stream]);
    expect(element.play).toHaveBeenCalledOnce();
    await expect(source.take()).rejects.toThrow();
    expect(createBitmap).toHaveBeenCalledWith(asVideo);
    source.stop();
    expect(element.pause).toHaveBeenCalledOnce();
    expect(asVideo.srcObject).toBeNull();
  });

  it('are none while there is no picture', () => {
    expect(setUp({ videoWidth: 0 }).source.moment()).toBeNull();
    expect(setUp({ readyState: 1 }).source.moment()).toBeNull();
  });

  it('are told apart by their count, and by the time where nothing is counted', () => {
    const counts = (totalVideoFrames: number) => ({ getVideoPlaybackQuality: () => ({ totalVideoFrames }) as VideoPlaybackQuality, currentTime: 9 });
    expect(setUp(counts(12)).source.moment()).toBe(12);
    expect(setUp(counts(0)).source.moment()).toBe(9);
    expect(setUp({ currentTime: 3.5 }).source.moment()).toBe(3.5);
  });

  it('are counted as they are presented where a browser counts none that it decodes', () => {
    const callbacks: (() => void)[] = [];
    const cancelVideoFrameCallback = vi.fn();
    const { source } = setUp({
      getVideoPlaybackQuality: () => ({ totalVideoFrames: 0 }) as VideoPlaybackQuality,
      requestVideoFrameCallback: (onFrame) => callbacks.push(() => onFrame(0, {} as VideoFrameCallbackMetadata)),
      cancelVideoFrameCallback,
      currentTime: 9,
    });
    callbacks.forEach((present) => present());
    expect(source.moment()).toBe(1);
    callbacks.at(-1)?.();
    expect(source.moment()).toBe(2);
    source.stop();
    expect(cancelVideoFrameCallback).toHaveBeenCalledWith(3);
  });

  it('go on where the system paused them', () => {
    const { element, source } = setUp({ paused: true });
    source.moment();
    expect(element.play).toHaveBeenCalledTimes(2);
  });
});
