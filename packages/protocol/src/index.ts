export { ChannelMessage, TEXT_LIMIT } from './channel-message.ts';
export { CLOSE, type CloseCode } from './close-codes.ts';
export { LIMITS, RATES } from './limits.ts';
export {
  ClientMessage,
  type Connection,
  type ErrorCode,
  type IceServer,
  type Mode,
  parseClientMessage,
  parseServerMessage,
  ReportReason,
  type Role,
  ServerMessage,
} from './messages.ts';
export { parsePeerMessage, PeerMessage } from './peer-message.ts';
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
export { PROTOCOL_VERSION, SUBPROTOCOL } from './version.ts';
