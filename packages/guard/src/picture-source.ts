import { SIDE } from './check-message.ts';

/** Frames of one stream. */
export interface PictureSource {
  /** Another number with each new frame; null while there is none. */
  moment(): number | null;
  /** The newest frame, in the size that the model sees. */
  take(): Promise<ImageBitmap>;
  stop(): void;
}

/** What of a page frames are taken with. */
interface VideoPage {
  readonly createVideo: () => HTMLVideoElement;
  readonly createBitmap: (video: HTMLVideoElement) => Promise<ImageBitmap>;
}

const browserPage: VideoPage = {
  createVideo: () => document.createElement('video'),
  createBitmap: (video) => createImageBitmap(video, { resizeWidth: SIDE, resizeHeight: SIDE, resizeQuality: 'low' }),
};

/** Frames by a video element of its own, that no visitor sees: the one on the screen may be hidden or blurred. */
export function videoSource(stream: MediaStream, page: VideoPage = browserPage): PictureSource {
  const video = page.createVideo();
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  void video.play().catch(() => undefined);
  const presented = countPresented(video);
  return {
    moment() {
      // A stream that got its picture later, or was paused by the system, has to be started again.
      if (video.paused) void video.play().catch(() => undefined);
      if (video.videoWidth === 0 || video.readyState < 2) return null;
      // The time of a live picture may go on while it stands still, so it is asked last. Firefox decodes no frames by its own account.
      return decodedBy(video) || presented.count() || video.currentTime;
    },
    take: () => page.createBitmap(video),
    stop() {
      presented.stop();
      video.pause();
      video.srcObject = null;
    },
  };
}

const decodedBy = (video: HTMLVideoElement): number => ('getVideoPlaybackQuality' in video ? video.getVideoPlaybackQuality().totalVideoFrames : 0);

function countPresented(video: HTMLVideoElement): { readonly count: () => number; readonly stop: () => void } {
  if (!('requestVideoFrameCallback' in video)) return { count: () => 0, stop: () => {} };
  let frames = 0;
  let next = video.requestVideoFrameCallback(onFrame);
  function onFrame(): void {
    frames += 1;
    next = video.requestVideoFrameCallback(onFrame);
  }
  return { count: () => frames, stop: () => video.cancelVideoFrameCallback(next) };
}
