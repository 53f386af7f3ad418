export const CONNECT_MS = 1_000;

export const SETTINGS = {
  // A call is an error now rather than done when nobody waits for it any more.
  disableOfflineQueue: true,
  disableClientInfo: true,
  // It would ask for the host of a unix socket, which has none.
  maintNotifications: 'disabled',
} as const;

/** An error's text may name a server; that calls fail is all that anybody needs. */
export const ignore = (): void => undefined;
