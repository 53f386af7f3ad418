import type { HttpResponse } from './native.ts';

export type Body =
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  /** More than the limit: answer 413 and close. */
  | { readonly kind: 'too-large' }
  /** The client went away: the response may not be touched. */
  | { readonly kind: 'aborted' };

/**
 * Reads a request's body, at most `maxBytes`. `done` runs once, corked, while the response may be used.
 * The bytes are valid until `done` returns; copy them to keep them.
 */
export function readBody(response: HttpResponse, maxBytes: number, done: (body: Body) => void): void {
  let finished = false;
  let earlier: Uint8Array | null = null;
  const finish = (body: Body) => {
    finished = true;
    earlier = null;
    done(body);
  };
  response.onAborted(() => {
    if (!finished) finish({ kind: 'aborted' });
  });
  response.onData((chunk, isLast) => {
    if (finished) return;
    if ((earlier?.byteLength ?? 0) + chunk.byteLength > maxBytes) {
      finish({ kind: 'too-large' });
      return;
    }
    // uWebSockets.js takes the chunk's memory back on return, so all but a last one are copied.
    const bytes = join(earlier, new Uint8Array(chunk), isLast);
    if (isLast) finish({ kind: 'body', bytes });
    else earlier = bytes;
  });
}

function join(earlier: Uint8Array | null, chunk: Uint8Array, isLast: boolean): Uint8Array {
  if (earlier === null) return isLast ? chunk : chunk.slice();
  const both = new Uint8Array(earlier.byteLength + chunk.byteLength);
  both.set(earlier);
  both.set(chunk, earlier.byteLength);
  return both;
}
