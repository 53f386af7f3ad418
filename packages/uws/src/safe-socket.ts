import type { RawSocket } from './native.ts';

export type SendResult =
  /** Handed to the kernel. */
  | 'sent'
  /** Kept until the reader catches up; arrives unless the connection ends first. */
  | 'buffered'
  /** Over the backpressure limit: not sent, and the connection is being cut. */
  | 'dropped'
  /** The connection had ended before. */
  | 'closed';

/** The narrow part of a raw socket that is used here. */
export type Transport = Pick<RawSocket<unknown>, 'send' | 'end' | 'close' | 'cork' | 'ping'>;

/**
 * A WebSocket that may be used at any time. A raw uWebSockets.js socket throws, and can end the process,
 * when it is used after its close event; this one holds it only between `attach` and `detach`.
 */
export class SafeSocket {
  #raw: Transport | null = null;

  get open(): boolean {
    return this.#raw !== null;
  }

  /** For the `open` handler. */
  attach(raw: Transport): void {
    this.#raw = raw;
  }

  /** For the `close` handler, first thing. */
  detach(): void {
    this.#raw = null;
  }

  send(message: string | Uint8Array | ArrayBuffer): SendResult {
    if (this.#raw === null) return 'closed';
    const status = this.#raw.send(message, typeof message !== 'string');
    if (status === 1) return 'sent';
    return status === 0 ? 'buffered' : 'dropped';
  }

  /** Asks for a pong, which the `pong` handler hears. */
  ping(): void {
    this.#raw?.ping();
  }

  /** Ends with a close frame; the `close` handler runs before this returns. */
  end(code: number): void {
    const raw = this.#raw;
    this.#raw = null;
    raw?.end(code);
  }

  /** Cuts the connection without a close frame; the `close` handler runs before this returns. */
  cut(): void {
    const raw = this.#raw;
    this.#raw = null;
    raw?.close();
  }

  /** Packs what `run` sends on this socket into one write. */
  cork(run: () => void): void {
    if (this.#raw === null) return;
    this.#raw.cork(run);
  }
}
