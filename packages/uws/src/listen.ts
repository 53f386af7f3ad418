import type { App, Uws } from './native.ts';

/** The address could not be listened on. One line that says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

export interface Listening {
  /** The port bound, also when 0 was asked for. */
  readonly port: number;
  /** Stops accepting; connections that exist go on. May be called twice. */
  stop(): void;
}

/**
 * Listens on a host and port that nobody else listens on.
 * The option matters: without it Linux lets two servers share a port, silently.
 */
export function listen(uws: Uws, app: App, at: { host: string; port: number }): Promise<Listening> {
  return new Promise((resolve, reject) => {
    app.listen(at.host, at.port, uws.LIBUS_LISTEN_EXCLUSIVE_PORT, (socket) => {
      if (socket === false) {
        reject(
          new ListenError(
            `Cannot listen on ${at.host} port ${at.port}: it is taken, or not an address of this machine. Stop the other program or choose another port.`,
          ),
        );
        return;
      }
      let listening = true;
      resolve({
        port: uws.us_socket_local_port(socket),
        stop: () => {
          if (listening) uws.us_listen_socket_close(socket);
          listening = false;
        },
      });
    });
  });
}
