import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface RelayPlace {
  readonly address: string;
  readonly port: number;
}

const NEXT_TRY_MS = 100;
const ASK_MS = 1_000;
/** Length and beginning of a STUN header (RFC 8489 §5): a binding request without attributes, and its answer's type. */
const HEADER_BYTES = 20;
const REQUEST = Buffer.from([0x00, 0x01, 0x00, 0x00, 0x21, 0x12, 0xa4, 0x42]);
const ANSWER_TYPE = 0x0101;

/** Whether a STUN server answers at a place before the end, over UDP and over TCP: a call may need either. */
export async function relayAnswers(place: RelayPlace, end: AbortSignal): Promise<boolean> {
  const answered = await Promise.all([answersInTime(askOverUdp, place, end), answersInTime(askOverTcp, place, end)]);
  return answered.every(Boolean);
}

type Ask = (place: RelayPlace, request: Buffer, end: AbortSignal) => Promise<Buffer | null>;

async function answersInTime(ask: Ask, place: RelayPlace, end: AbortSignal): Promise<boolean> {
  while (!end.aborted) {
    const id = randomBytes(12);
    const answer = await ask(place, Buffer.concat([REQUEST, id]), AbortSignal.any([end, AbortSignal.timeout(ASK_MS)]));
    if (answer !== null && answer.length >= HEADER_BYTES && answer.readUInt16BE(0) === ANSWER_TYPE && answer.subarray(8, HEADER_BYTES).equals(id)) return true;
    await pause(NEXT_TRY_MS, undefined, { signal: end }).catch(() => undefined);
  }
  return false;
}

/** UDP may lose a request that comes before the server does, so it is said again. */
function askOverUdp({ address, port }: RelayPlace, request: Buffer, end: AbortSignal): Promise<Buffer | null> {
  const { promise, resolve } = Promise.withResolvers<Buffer | null>();
  const socket = createSocket('udp4');
  socket.once('message', resolve);
  socket.on('error', () => resolve(null));
  const say = (): void => socket.send(request, port, address);
  const again = setInterval(say, NEXT_TRY_MS);
  end.addEventListener('abort', () => resolve(null), { once: true });
  say();
  return promise.finally(() => {
    clearInterval(again);
    socket.close();
  });
}

function askOverTcp({ address, port }: RelayPlace, request: Buffer, end: AbortSignal): Promise<Buffer | null> {
  const { promise, resolve } = Promise.withResolvers<Buffer | null>();
  const socket = connect(port, address, () => socket.write(request));
  socket.once('data', resolve);
  socket.on('error', () => resolve(null));
  socket.once('close', () => resolve(null));
  end.addEventListener('abort', () => resolve(null), { once: true });
  return promise.finally(() => socket.destroy());
}
