import type { MarkAnswer, MarkRequest } from './visitors.ts';

const REQUEST_BYTES = 16;
const ANSWER_BYTES = 9;

/** Requests as `MARK_SCRIPT` reads them. */
export function packRequests(requests: readonly MarkRequest[]): Uint8Array {
  const packed = Buffer.alloc(requests.length * REQUEST_BYTES);
  requests.forEach(({ tag, lo, hi }, index) => {
    const at = index * REQUEST_BYTES;
    packed.writeBigUInt64BE(tag, at);
    packed.writeUInt32BE(lo >>> 0, at + 8);
    packed.writeUInt32BE(hi >>> 0, at + 12);
  });
  return packed;
}

/** What `MARK_SCRIPT` answered to these requests. Errors: `RangeError` when it did not answer to each. */
export function unpackAnswers(answer: Uint8Array, requests: readonly MarkRequest[]): readonly MarkAnswer[] {
  if (answer.length !== requests.length * ANSWER_BYTES) throw new RangeError('not an answer to these requests');
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  return requests.map(({ lo, hi }, index): MarkAnswer => {
    const at = index * ANSWER_BYTES;
    if (view.getUint8(at) === 1) return 'crowded';
    const [loBefore, hiBefore] = [view.getUint32(at + 1), view.getUint32(at + 5)];
    return { lo: (lo & ~loBefore) >>> 0, hi: (hi & ~hiBefore) >>> 0, loBefore, hiBefore };
  });
}
