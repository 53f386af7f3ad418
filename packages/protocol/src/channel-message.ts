import * as v from 'valibot';
import { base64url, count, Signature } from './fields.ts';

/**
 * What two clients say over the data channel (negotiated, id 0, ordered) [D1–D9].
 * Text never meets a server.
 */
export const TEXT_LIMIT = 1_000;

/** Counts the texts of one sender in one match, from 1, over all its connections [D5]. */
const sequence = v.pipe(count, v.minValue(1), v.maxValue(0xffff_ffff));

/** One text, signed with its sender's key of this match [D5]. */
const Text = v.strictObject({
  type: v.literal('text'),
  sequence,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(TEXT_LIMIT)),
  signature: Signature,
});

/** All texts up to and with this one have arrived [D6]. */
const Delivered = v.strictObject({ type: v.literal('delivered'), sequence });

const Typing = v.strictObject({ type: v.literal('typing'), on: v.boolean() });

/** Which of the sender's devices are on, so that a dark picture has words; `paused`: the page is hidden [D3]. */
const Devices = v.strictObject({
  type: v.literal('devices'),
  camera: v.boolean(),
  microphone: v.boolean(),
  paused: v.optional(v.boolean()),
});

/** Whether the sender agrees to a direct connection now [D7]. */
const Direct = v.strictObject({ type: v.literal('direct'), agreed: v.boolean() });

/** The three steps of one run of the verification [D8]; runs of a match count from 1. */
const run = v.pipe(count, v.minValue(1), v.maxValue(3));
const SasCommit = v.strictObject({ type: v.literal('sas-commit'), run, commitment: base64url(32) });
const SasNonce = v.strictObject({ type: v.literal('sas-nonce'), run, nonce: base64url(32) });
const SasReveal = v.strictObject({ type: v.literal('sas-reveal'), run, nonce: base64url(32) });

/** The polite side asks the impolite one, which begins each run, for the run of this number [D8]. */
const VerifyAgain = v.strictObject({ type: v.literal('verify-again'), run });

/** Said before a client closes the call, so that the partner knows at once, signaling or not. */
const Bye = v.strictObject({ type: v.literal('bye') });

export const ChannelMessage = v.variant('type', [Text, Delivered, Typing, Devices, Direct, SasCommit, SasNonce, SasReveal, VerifyAgain, Bye]);
export type ChannelMessage = v.InferOutput<typeof ChannelMessage>;
