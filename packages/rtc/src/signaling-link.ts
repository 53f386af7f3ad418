import {
  type ClientMessage,
  CLOSE,
  LIMITS,
  parseServerMessage,
  PROTOCOL_MINOR,
  PROTOCOL_VERSION,
  type ServerMessage,
  SUBPROTOCOL,
} from '@visavis/protocol';
import type { Clock } from './clock.ts';
import { reconnectDelay } from './reconnect-policy.ts';

/**
 * How the link stands. `reconnecting` was open before; `unreachable` goes on trying. The last three are ends:
 * `elsewhere` went on in another connection [C6], `not-admitted` was turned away [C4].
 */
export type LinkState = 'connecting' | 'open' | 'reconnecting' | 'unreachable' | 'closed' | 'elsewhere' | 'not-admitted';

/** The part of a WebSocket that the link uses. */
export type LinkSocket = Pick<
  WebSocket,
  'addEventListener' | 'bufferedAmount' | 'close' | 'send'
> & {
  binaryType: BinaryType;
};

export interface SignalingLinkSettings {
  readonly openSocket: (subprotocol: string) => LinkSocket;
  /** The session's, base64url [S10]; the socket opens while it is made. */
  readonly publicKey: Promise<string>;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly onState: (state: LinkState) => void;
  /** Every message of the server but `pong` and `moving`; `welcome` comes after the state `open`. */
  readonly onMessage: (message: LinkMessage) => void;
  readonly onFrame: (frame: Uint8Array<ArrayBuffer>) => void;
}

export type LinkMessage = Exclude<ServerMessage, { type: 'pong' | 'moving' }>;

/** What a client of this minor says, apart from what the link says by itself. */
export type ClientRequest =
  | Exclude<ClientMessage, { type: 'find' | 'hello' | 'ping' | 'rejoin' }>
  | Extract<ClientMessage, { type: 'find'; wishes: unknown }>
  | Extract<ClientMessage, { type: 'rejoin'; signature: string }>;

export interface SignalingLink {
  /** False when the link is not open; nothing is queued. */
  send(message: ClientRequest): boolean;
  /** False when the link is not open or the socket takes nothing more. */
  sendFrame(frame: Uint8Array<ArrayBuffer>): boolean;
  /** Tries at once: the visitor asked, or the network came back. */
  retryNow(): void;
  /** Ends the link for good. */
  close(): void;
}

/** One attempt, from the socket's opening to `welcome` [S1]. */
const ATTEMPT_MS = 8_000;
/** Without success for so long, the visitor is told that the service cannot be reached. */
export const UNREACHABLE_MS = 10_000;
/** Pings without any answer after which a link counts as dead. */
const SILENT_PINGS = 2;
/** Close codes after which no attempt is made, and what they mean. */
const ENDS: ReadonlyMap<number, LinkState> = new Map([
  [CLOSE.takenOver, 'elsewhere'],
  [CLOSE.notAdmitted, 'not-admitted'],
]);
/** What may wait in the browser for a slow network, in bytes. */
const BUFFER_LIMIT = 1_024 * 1_024;

type Phase =
  | { readonly kind: 'trying'; readonly socket: LinkSocket }
  | { readonly kind: 'open'; readonly socket: LinkSocket }
  | { readonly kind: 'pausing' }
  | { readonly kind: 'closed' };

/** A link to the signaling server that comes back by itself. Knows nothing of calls or screens. */
export function openSignalingLink(settings: SignalingLinkSettings): SignalingLink {
  const { clock, onState, onMessage, onFrame } = settings;
  let phase: Phase = { kind: 'pausing' };
  let told: LinkState | null = null;
  let attempt = 0;
  let movingAfterMs: number | null = null;
  let silentPings = 0;
  /** The one timer of the phase: an attempt's end, the next ping, or the next attempt. */
  let stopTimer = () => {};
  let stopOutage = () => {};

  const tell = (state: LinkState) => {
    if (told === state) return;
    told = state;
    onState(state);
  };

  const begin = () => {
    const socket = settings.openSocket(SUBPROTOCOL);
    socket.binaryType = 'arraybuffer';
    phase = { kind: 'trying', socket };
    const current = () => 'socket' in phase && phase.socket === socket;
    socket.addEventListener('open', async () => {
      const key = await settings.publicKey;
      if (current()) write(socket, { type: 'hello', version: PROTOCOL_VERSION, minor: PROTOCOL_MINOR, key });
    });
    socket.addEventListener('message', ({ data }) => {
      if (current()) receive(socket, data);
    });
    socket.addEventListener('close', ({ code }) => {
      if (current()) lose(code);
    });
    setTimer(ATTEMPT_MS, () => abandon(socket));
  };

  const setTimer = (ms: number, then: () => void) => {
    stopTimer();
    stopTimer = clock.after(ms, then);
  };

  const beginOutage = (state: 'connecting' | 'reconnecting') => {
    tell(state);
    stopOutage = clock.after(UNREACHABLE_MS, () => tell('unreachable'));
  };

  const receive = (socket: LinkSocket, data: unknown) => {
    silentPings = 0;
    if (data instanceof ArrayBuffer) {
      if (phase.kind === 'open') onFrame(new Uint8Array(data));
      return;
    }
    const message = typeof data === 'string' ? parseServerMessage(data) : null;
    if (message === null || message.type === 'pong') return;
    if (message.type === 'moving') {
      movingAfterMs = message.afterMs;
      return;
    }
    if (message.type === 'welcome') welcome(socket);
    onMessage(message);
  };

  const welcome = (socket: LinkSocket) => {
    phase = { kind: 'open', socket };
    attempt = 0;
    movingAfterMs = null;
    silentPings = 0;
    stopOutage();
    setTimer(LIMITS.pingMs, () => ping(socket));
    tell('open');
  };

  const ping = (socket: LinkSocket) => {
    // Counted, not timed: a browser slows the timers of a hidden page, and its answers are there.
    if (silentPings >= SILENT_PINGS) return abandon(socket);
    silentPings += 1;
    write(socket, { type: 'ping' });
    setTimer(LIMITS.pingMs, () => ping(socket));
  };

  /** Gives a socket up without waiting for its close event, which a dead network delays. */
  const abandon = (socket: LinkSocket) => {
    lose(1006);
    socket.close();
  };

  const lose = (closeCode: number) => {
    const end = ENDS.get(closeCode);
    if (end !== undefined) return finish(end);
    const wasOpen = phase.kind === 'open';
    const failed = wasOpen ? 0 : attempt;
    const delay = reconnectDelay({
      attempt: failed,
      closeCode,
      movingAfterMs,
      random: settings.random(),
    });
    attempt = failed + 1;
    phase = { kind: 'pausing' };
    setTimer(delay, begin);
    if (wasOpen) beginOutage('reconnecting');
  };

  /** Nothing brings the link back after this. */
  const finish = (state: LinkState) => {
    phase = { kind: 'closed' };
    stopTimer();
    stopOutage();
    tell(state);
  };

  beginOutage('connecting');
  begin();

  return {
    send(message) {
      if (phase.kind !== 'open') return false;
      write(phase.socket, message);
      return true;
    },
    sendFrame(frame) {
      if (phase.kind !== 'open' || phase.socket.bufferedAmount > BUFFER_LIMIT) return false;
      phase.socket.send(frame);
      return true;
    },
    retryNow() {
      if (phase.kind !== 'pausing' && phase.kind !== 'trying') return;
      const stale = phase.kind === 'trying' ? phase.socket : null;
      attempt = 0;
      begin();
      stale?.close();
    },
    close() {
      if (phase.kind === 'closed') return;
      const { socket } = 'socket' in phase ? phase : { socket: null };
      finish('closed');
      socket?.close(CLOSE.normal);
    },
  };
}

function write(socket: LinkSocket, message: ClientMessage): void {
  socket.send(JSON.stringify(message));
}
