/** Version of the wire format, said in `hello` and in the WebSocket subprotocol. */
export const PROTOCOL_VERSION = 1;
export const SUBPROTOCOL = 'visavis.1';
