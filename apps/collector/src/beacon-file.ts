import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { answer, type Handler } from '@visavis/uws';

/** Serves the beacon: one file, the same for everybody, asked for again every five minutes at most. */
export function beaconFile(source: Uint8Array): Handler {
  const compressed = brotliCompressSync(source);
  const etag = `W/"${createHash('sha256').update(source).digest('base64url').slice(0, 16)}"`;
  const caching = { etag, 'cache-control': 'public, max-age=300', vary: 'Accept-Encoding' };
  const headers = { ...caching, 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' };

  return (response, request) => {
    if (request.getHeader('if-none-match') === etag) {
      answer(response, { status: '304 Not Modified', headers: caching });
    } else if (/\bbr\b/.test(request.getHeader('accept-encoding'))) {
      answer(response, { status: '200 OK', headers: { ...headers, 'content-encoding': 'br' }, body: compressed });
    } else {
      answer(response, { status: '200 OK', headers, body: source });
    }
  };
}
