import type { SendPlan } from './send-plan.ts';

/** The part of an RTCRtpSender that a plan is applied to. */
export type PlannedSender = Pick<RTCRtpSender, 'getParameters' | 'setParameters'> & {
  readonly track: Pick<MediaStreamTrack, 'getSettings' | 'kind'> | null;
};

/** What a picture is not scaled below: a camera that opened small stays as it is. Pixels. */
const LEAST_LINES = 180;

const waiting = new WeakMap<PlannedSender, { plan: SendPlan; done: Promise<boolean> }>();

/**
 * Applies a plan, as much of it as this browser knows; false when none of it was. One at a time for
 * each sender, and of plans that wait only the newest. Never throws.
 */
export function applySendPlan(sender: PlannedSender, plan: SendPlan): Promise<boolean> {
  const before = waiting.get(sender);
  const own = { plan, done: Promise.resolve(false) };
  own.done = (before?.done ?? Promise.resolve(false)).then(async () => {
    if (waiting.get(sender)?.plan !== plan) return false; // a newer one waits
    return apply(sender, plan);
  });
  waiting.set(sender, own);
  return own.done;
}

async function apply(sender: PlannedSender, plan: SendPlan): Promise<boolean> {
  if (sender.track === null || sender.track.kind !== 'video') return false;
  const picture = {
    maxBitrate: plan.maxBitrate,
    scaleResolutionDownBy: scaleFor(sender.track, plan),
  };
  const { maxFramerate, degradationPreference } = plan;
  // Not every browser knows the later ones; most ignore what they do not know, some refuse all of it.
  return (
    (await set(sender, { ...picture, maxFramerate }, { degradationPreference })) ||
    (await set(sender, { ...picture, maxFramerate }, {})) ||
    (await set(sender, picture, {}))
  );
}

async function set(
  sender: PlannedSender,
  encoding: RTCRtpEncodingParameters,
  rest: Pick<SendPlan, 'degradationPreference'> | Record<string, never>,
): Promise<boolean> {
  try {
    // Taken anew each time: a browser takes back only the set that it last gave (webrtc-pc §5.2).
    const parameters = sender.getParameters();
    // Firefox before 110 shows no encodings until the call is negotiated.
    const [first, ...others] = parameters.encodings ?? [];
    if (first === undefined) return false;
    const encodings = [{ ...first, ...encoding }, ...others];
    await sender.setParameters({ ...parameters, ...rest, encodings });
    return true;
  } catch {
    return false;
  }
}

function scaleFor(track: Pick<MediaStreamTrack, 'getSettings'>, plan: SendPlan): number {
  const { width, height } = track.getSettings();
  if (width === undefined || height === undefined) return plan.scaleDownBy;
  // The plan is made for 720 lines; a phone held upright has them side by side.
  const lines = Math.min(width, height);
  return Math.max(1, Math.min((plan.scaleDownBy * lines) / 720, lines / LEAST_LINES));
}
