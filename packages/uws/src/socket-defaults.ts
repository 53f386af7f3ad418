/**
 * Settings of a WebSocket route, said out loud because uWebSockets.js changed its defaults between versions.
 * Compression costs up to 220 KB a connection; sealed frames do not compress anyway.
 */
export const SOCKET_DEFAULTS = {
  compression: 0,
  /** Bytes; a reader this far behind is cut rather than fed from memory. */
  maxBackpressure: 65_536,
  closeOnBackpressureLimit: true,
  /** Minutes; 0 = no end. */
  maxLifetime: 0,
} as const;
