import * as v from 'valibot';
import { parseWith } from './parse-with.ts';

/**
 * What two clients say to each other inside sealed frames [E7]. The server never sees these.
 * `ack` is the highest sequence number received without a gap.
 */
const ack = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Connections of one match, the first and all that replaced it [N7]. */
export const MAX_CONNECTIONS = 20;
const number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_CONNECTIONS));
/** Which connection of the match is meant, 1 where it is left out [N7]. */
const connection = v.optional(number);

const Description = v.strictObject({
  type: v.literal('description'),
  ack,
  connection,
  description: v.strictObject({
    type: v.picklist(['offer', 'answer', 'pranswer', 'rollback']),
    sdp: v.pipe(v.string(), v.maxLength(15_000)),
  }),
});

const Candidate = v.strictObject({
  type: v.literal('candidate'),
  ack,
  connection,
  /** As `RTCIceCandidate.toJSON()`; null ends the candidates. */
  candidate: v.nullable(
    v.strictObject({
      candidate: v.pipe(v.string(), v.maxLength(1_000)),
      sdpMid: v.nullable(v.pipe(v.string(), v.maxLength(64))),
      sdpMLineIndex: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
      usernameFragment: v.nullish(v.pipe(v.string(), v.maxLength(256))),
    }),
  ),
});

/** The polite side asks the impolite one to start ICE again [N5]. */
const Restart = v.strictObject({ type: v.literal('restart'), ack, connection });

/** The sender has put this connection in the place of the one before [N7]. */
const Rebuild = v.strictObject({ type: v.literal('rebuild'), ack, connection: number });

const Ack = v.strictObject({ type: v.literal('ack'), ack });

export const PeerMessage = v.variant('type', [Description, Candidate, Restart, Rebuild, Ack]);
export type PeerMessage = v.InferOutput<typeof PeerMessage>;

/** Reads the payload of an opened frame; `null` when it is no message of this protocol [E7]. */
export function parsePeerMessage(text: string): PeerMessage | null {
  return parseWith(PeerMessage, text);
}
