import { proves } from '@visavis/policy/proves';
import { describe, expect, it, vi } from 'vitest';
import { coverTrack } from './cover-track.ts';

interface Drawn {
  readonly what: unknown;
  readonly size: readonly number[];
}

function setUp({ canCapture = true, has2d = true } = {}) {
  const drawn: Drawn[] = [];
  const order: string[] = [];
  const captured = { id: 'captured', stop: vi.fn() };
  const camera = { id: 'camera', stop: vi.fn(), clone: () => ({ id: 'clone', enabled: true, stop: vi.fn() }) };
  const video = { videoWidth: 640, play: async () => {}, srcObject: null as unknown };
  const ticks: (() => void)[] = [];
  const stopTimer = vi.fn();
  const canvas = () => ({
    getContext: () =>
      has2d
        ? {
            fillRect: () => order.push('black'),
            drawImage: (what: unknown, x: number, y: number, ...size: number[]) => drawn.push({ what, size: [x, y, ...size] }),
          }
        : null,
    ...(canCapture
      ? {
          captureStream: () => {
            order.push('captured');
            return { getVideoTracks: () => [captured] };
          },
        }
      : {}),
  });
  const cover = coverTrack(camera as unknown as MediaStreamTrack, {
    // Each fake has the members that are used, and no more.
    createVideo: () => video as unknown as HTMLVideoElement,
    createCanvas: () => canvas() as unknown as HTMLCanvasElement,
    createStream: (track) => ({ of: track.id }) as unknown as MediaStream,
    every: (_, then) => {
      ticks.push(then);
      return stopTimer;
    },
  });
  return { cover, drawn, order, captured, camera, video, ticks, stopTimer };
}

describe('a covered track', () => {
  it(proves('shows the camera in six by four pixels, and black before that', 'VIS-02-25'), () => {
    const { cover, drawn, order, ticks, video } = setUp();
    expect(cover.track.id).toBe('captured');
    expect(order).toEqual(['black', 'captured']);
    ticks.forEach((tick) => tick());
    expect(drawn.map(({ size }) => size)).toEqual([[0, 0, 6, 4], [0, 0, 192, 128]]);
    expect(drawn.filter(({ what }) => what === video)).toHaveLength(1);
    expect(drawn[0]?.what).toBe(video);
  });

  it('leaves the camera alone when it ends', () => {
    const { camera, captured, cover, stopTimer, video } = setUp();
    cover.stop();
    expect([captured.stop, stopTimer, camera.stop].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
    expect(video.srcObject).toBeNull();
  });

  it.each([{ canCapture: false }, { has2d: false }])('is black where the browser has %o', (missing) => {
    const { camera, cover } = setUp(missing);
    expect([cover.track.id, cover.track.enabled]).toEqual(['clone', false]);
    cover.stop();
    expect(camera.stop).not.toHaveBeenCalled();
  });
});
