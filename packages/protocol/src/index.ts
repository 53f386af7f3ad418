export { ChannelMessage, TEXT_LIMIT } from './channel-message.ts';
export { CLOSE, type CloseCode } from './close-codes.ts';
export { LIMITS, RATES } from './limits.ts';
export type { Connection, Mode } from './fields.ts';
export {
  ClientMessage,
  type ErrorCode,
  type IceServer,
  parseClientMessage,
  parseServerMessage,
  ReportReason,
  type Role,
  ServerMessage,
  type Wish,
  type WishKind,
} from './messages.ts';
export { inMinor0, type ServerMessageOfMinor0 } from './minor-0.ts';
export { inMinor1, isOfMinor1 } from './minor-1.ts';
export { MAX_CONNECTIONS, parsePeerMessage, PeerMessage } from './peer-message.ts';
export {
  FRAME_HEADER_BYTES,
  FRAME_SIZES,
  GCM_TAG_BYTES,
  isSealedFrame,
  joinFrame,
  padPayload,
  splitFrame,
  unpadPayload,
} from './sealed-frame.ts';
export { PROTOCOL_MINOR, PROTOCOL_VERSION, SUBPROTOCOL } from './version.ts';
