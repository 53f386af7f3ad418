/** Version of the wire format, said in `hello` and in the WebSocket subprotocol. */
export const PROTOCOL_VERSION = 1;
/** Grows with what only adds: a server serves all before as well [V1]. */
export const PROTOCOL_MINOR = 2;
export const SUBPROTOCOL = 'visavis.1';
