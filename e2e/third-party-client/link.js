const PING_MS = 15_000;
const HELLO = { type: 'hello', version: 1, minor: 2 };
const MOST_DELAY_MS = 10_000;
const LONG_DELAY_MS = 30_000;
/** C: ends that trying again at once does not mend. */
const FINAL = { 4403: 'not-admitted', 4409: 'taken-over' };
const SLOW = new Set([4400, 4413, 4426, 4429]);

/**
 * A connection that comes back by itself (S7, S8). Tells `onMessage(message)`, `onFrame(bytes)`, `onDown()`, and
 * `onOver(reason)` when it will not come back. A `welcome` is the first message of each connection.
 */
export class Link {
  #key;
  #told;
  #socket;
  #failures = 0;
  #heardAt = 0;
  #pings;
  #movingMs;

  constructor(key, told) {
    this.#key = key;
    this.#told = told;
    this.#open();
  }

  /** Whether it went out; what did not is for the next connection. */
  send(message) {
    return this.#put(JSON.stringify(message));
  }

  sendFrame(bytes) {
    return this.#put(bytes);
  }

  #put(data) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(data);
    return true;
  }

  #open() {
    const url = new URL('/ws', location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url, 'visavis.1');
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#movingMs = undefined;
    socket.onopen = () => {
      this.send({ ...HELLO, key: this.#key });
      this.#watch();
    };
    socket.onmessage = ({ data }) => this.#hear(data);
    socket.onclose = ({ code }) => this.#closed(socket, code);
  }

  #hear(data) {
    this.#heardAt = performance.now();
    if (typeof data !== 'string') {
      this.#told.onFrame(new Uint8Array(data));
      return;
    }
    const message = JSON.parse(data);
    if (message.type === 'welcome') this.#failures = 0;
    if (message.type === 'moving') this.#movingMs = message.afterMs;
    if (!['pong', 'moving'].includes(message.type)) this.#told.onMessage(message);
  }

  /** S8: a connection that is silent for two pings is none. */
  #watch() {
    this.#heardAt = performance.now();
    this.#pings = setInterval(() => {
      if (performance.now() - this.#heardAt > 2 * PING_MS + 1_000) this.#giveUp();
      else this.send({ type: 'ping' });
    }, PING_MS);
  }

  /** Its closing handshake may never end, so the next one does not wait for it. */
  #giveUp() {
    const socket = this.#socket;
    // Not 1000: that would say that we are done (M7).
    socket.close(4000);
    this.#closed(socket, 1006);
  }

  #closed(socket, code) {
    if (socket !== this.#socket) return;
    this.#socket = undefined;
    clearInterval(this.#pings);
    if (code in FINAL) {
      this.#told.onOver(FINAL[code]);
      return;
    }
    this.#told.onDown();
    this.#failures += 1;
    setTimeout(() => this.#open(), this.#delay(code));
  }

  #delay(code) {
    if (SLOW.has(code)) return LONG_DELAY_MS * (1 + Math.random());
    const most = Math.min(MOST_DELAY_MS, 500 * 2 ** this.#failures);
    return (this.#movingMs ?? 0) + Math.random() * most;
  }
}
