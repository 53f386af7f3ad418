import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { WELL_KNOWN_TYPES } from '@visavis/policy/outputs';
import sirv from 'sirv';
import { LaunchError } from '../launch-error.ts';

export type PageServer = (request: IncomingMessage, response: ServerResponse) => void;

/** Files whose media type does not follow from their name, or not wholly. */
const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['/favicon.ico', 'image/x-icon'],
  ...Object.entries(WELL_KNOWN_TYPES).map(([name, type]) => [`/.well-known/${name}`, type] as const),
]);

/** Serves one built folder under a prefix; a path that is not there gets the site's own 404 page. */
export function servePages({ folder, prefix, notFound }: { folder: string; prefix: string; notFound: string }): PageServer {
  if (!existsSync(join(folder, 'index.html'))) throw new LaunchError(`${folder} is not built.`);
  const serve = sirv(folder, {
    etag: true,
    setHeaders: (response, path) => {
      // Only names that carry a hash of their content may be kept without asking.
      const hashed = path.startsWith('/assets/') || path.startsWith('/_astro/');
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      const type = MEDIA_TYPES.get(path);
      if (type !== undefined) response.setHeader('content-type', type);
    },
  });
  const missing = existsSync(notFound) ? readFileSync(notFound) : Buffer.from('Not found');
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    if (prefix !== '') request.url = (request.url ?? '').slice(prefix.length);
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
      response.end(request.method === 'HEAD' ? undefined : missing);
    });
  };
}
