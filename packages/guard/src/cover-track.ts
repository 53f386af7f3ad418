/** What stands in for a camera's picture that is covered. */
export interface CoveredTrack {
  readonly track: MediaStreamTrack;
  /** Ends the stand-in; the camera's own track goes on. */
  stop(): void;
}

interface CoverPage {
  readonly createVideo: () => HTMLVideoElement;
  readonly createCanvas: () => HTMLCanvasElement;
  readonly createStream: (track: MediaStreamTrack) => MediaStream;
  readonly every: (ms: number, then: () => void) => () => void;
}

/** All that is left of a picture, pixels. */
const LEFT = { width: 6, height: 4 } as const;
/** What is sent, pixels: no encoder takes less for granted. */
const SENT = { width: 192, height: 128 } as const;
const EVERY_MS = 500;

const browserPage: CoverPage = {
  createVideo: () => document.createElement('video'),
  createCanvas: () => document.createElement('canvas'),
  createStream: (track) => new MediaStream([track]),
  every(ms, then) {
    const timer = setInterval(then, ms);
    return () => clearInterval(timer);
  },
};

/** A picture of six by four pixels, twice a second, in place of the camera's; black where a browser cannot do that. */
export function coverTrack(track: MediaStreamTrack, page: CoverPage = browserPage): CoveredTrack {
  const [few, sent] = [page.createCanvas(), page.createCanvas()];
  Object.assign(few, LEFT);
  Object.assign(sent, SENT);
  const [draw, enlarge] = [few.getContext('2d'), sent.getContext('2d')];
  // Before the picture is taken from it, so that even its first frame is one of ours.
  enlarge?.fillRect(0, 0, SENT.width, SENT.height);
  const covered = draw === null || enlarge === null || !('captureStream' in sent) ? undefined : sent.captureStream(1_000 / EVERY_MS).getVideoTracks()[0];
  if (draw === null || enlarge === null || covered === undefined) return black(track);

  const video = page.createVideo();
  video.muted = true;
  video.playsInline = true;
  video.srcObject = page.createStream(track);
  void video.play().catch(() => undefined);
  const stopDrawing = page.every(EVERY_MS, () => {
    if (video.videoWidth > 0) draw.drawImage(video, 0, 0, LEFT.width, LEFT.height);
    enlarge.drawImage(few, 0, 0, SENT.width, SENT.height);
  });
  return {
    track: covered,
    stop() {
      stopDrawing();
      covered.stop();
      video.srcObject = null;
    },
  };
}

/** A track that is switched off shows black, and no more can be had of it. */
function black(track: MediaStreamTrack): CoveredTrack {
  const covered = track.clone();
  covered.enabled = false;
  return { track: covered, stop: () => covered.stop() };
}
