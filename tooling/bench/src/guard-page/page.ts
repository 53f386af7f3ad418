import { createPictureGuard, type PictureGuard } from '@visavis/guard';

const SIDE = 224;

/** What the bench asks of this page. */
export interface GuardBenchPage {
  /** Milliseconds from a frame's way to the worker to its answer, one after the other; nothing else is running. */
  times(frames: number): Promise<readonly number[]>;
  /** A call of two connections in this page; frames a second that the receiver decodes. */
  framesPerSecond(settings: { readonly guarded: boolean; readonly settleMs: number; readonly measureMs: number }): Promise<Measured>;
}

export interface Measured {
  readonly framesPerSecond: number;
  /** The views of the partner's picture, in order; none without a guard. */
  readonly views: readonly string[];
}

const page: GuardBenchPage = { times, framesPerSecond };
Object.assign(globalThis, { guardBench: page });

const createWorker = () => new Worker(new URL('@visavis/guard/worker', import.meta.url), { type: 'module' });
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const openCamera = () => navigator.mediaDevices.getUserMedia({ video: { width: 320, height: 240, frameRate: 30 } });

async function times(frames: number): Promise<readonly number[]> {
  const [camera, worker] = [await openCamera(), createWorker()];
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = camera;
  const answer = () =>
    new Promise<unknown>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data), { once: true });
      worker.addEventListener('error', () => reject(new Error('the worker crashed')), { once: true });
    });
  const loaded = answer();
  await Promise.all([video.play(), loaded]);
  const taken: number[] = [];
  for (let turn = 0; turn < frames; turn += 1) {
    const begun = performance.now();
    const picture = await createImageBitmap(video, { resizeWidth: SIDE, resizeHeight: SIDE });
    const answered = answer();
    worker.postMessage({ type: 'check', turn, picture }, [picture]);
    const said = JSON.stringify(await answered);
    if (!said.includes('checked')) throw new Error(`the worker answered ${said}`);
    taken.push(performance.now() - begun);
  }
  worker.terminate();
  camera.getTracks().forEach((track) => track.stop());
  return taken;
}

async function framesPerSecond({ guarded, measureMs, settleMs }: Parameters<GuardBenchPage['framesPerSecond']>[0]): Promise<Measured> {
  const camera = await openCamera();
  const [caller, called] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const views: string[] = [];
  const received = new MediaStream();
  const guard = guarded ? watchBoth(camera, received, (view) => views.push(view)) : null;
  caller.onicecandidate = ({ candidate }) => void called.addIceCandidate(candidate ?? undefined);
  called.onicecandidate = ({ candidate }) => void caller.addIceCandidate(candidate ?? undefined);
  called.ontrack = ({ track }) => {
    received.addTrack(track);
    const video = document.querySelector('video');
    if (video !== null) video.srcObject = received;
  };
  // As in a call of two: each end sends its own picture.
  for (const connection of [caller, called]) camera.getTracks().forEach((track) => connection.addTrack(track, camera));
  await caller.setLocalDescription();
  if (caller.localDescription !== null) await called.setRemoteDescription(caller.localDescription);
  await called.setLocalDescription();
  if (called.localDescription !== null) await caller.setRemoteDescription(called.localDescription);

  await wait(settleMs);
  const [before, begun] = [await decoded(called), performance.now()];
  await wait(measureMs);
  const frames = (await decoded(called)) - before;
  const seconds = (performance.now() - begun) / 1_000;
  guard?.close();
  for (const connection of [caller, called]) connection.close();
  camera.getTracks().forEach((track) => track.stop());
  return { framesPerSecond: frames / seconds, views };
}

function watchBoth(own: MediaStream, partner: MediaStream, onView: (view: string) => void): PictureGuard {
  const guard = createPictureGuard({
    createWorker,
    clock: {
      after(ms, then) {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
    },
    now: () => performance.now(),
  });
  guard.watch({ stream: own, side: 'own', onView: () => {} });
  guard.watch({ stream: partner, side: 'partner', onView });
  return guard;
}

async function decoded(connection: RTCPeerConnection): Promise<number> {
  let frames = 0;
  for (const report of (await connection.getStats()).values()) if (report.type === 'inbound-rtp' && report.kind === 'video') frames += report.framesDecoded;
  return frames;
}
