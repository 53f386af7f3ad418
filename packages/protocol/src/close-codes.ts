/** WebSocket close codes that the server sends. What each is for: SPEC.md [C1–C9]. */
export const CLOSE = {
  /** Clean end, asked for by the client. */
  normal: 1000,
  /** The server restarts; come back after the delay said in `moving`. */
  restart: 1012,
  /** A frame that is no message of this protocol. */
  malformed: 4400,
  /** This visitor is not let in now. */
  notAdmitted: 4403,
  /** No hello in time. */
  helloTimeout: 4408,
  /** The session went on in another connection. */
  takenOver: 4409,
  /** A frame over its limit. */
  tooLarge: 4413,
  /** A protocol version this server does not speak. */
  version: 4426,
  /** Kept sending over the rate after being told. */
  flooding: 4429,
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
