import * as v from 'valibot';

/**
 * What two clients say over the data channel (negotiated, id 0, ordered) [D1–D4].
 * Text never meets a server.
 */
export const TEXT_LIMIT = 1_000;

const Text = v.strictObject({
  type: v.literal('text'),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(TEXT_LIMIT)),
});

/** Which of the sender's devices are on, so that a dark picture has words. */
const Devices = v.strictObject({
  type: v.literal('devices'),
  camera: v.boolean(),
  microphone: v.boolean(),
});

/** Said before a client closes the call, so that the partner knows at once, signaling or not. */
const Bye = v.strictObject({ type: v.literal('bye') });

export const ChannelMessage = v.variant('type', [Text, Devices, Bye]);
export type ChannelMessage = v.InferOutput<typeof ChannelMessage>;
