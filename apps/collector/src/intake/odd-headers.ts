import type { Headers } from './objection.ts';

/** Browsers older than this do not send Sec-Fetch-*: Chrome of 2020 (https://www.w3.org/TR/fetch-metadata/). */
const FETCH_METADATA_SINCE = 80;
const ACCEPTS = ['accept', 'accept-language', 'accept-encoding'] as const;

/**
 * Whether the headers give a program away that borrows a browser's name. Pirsch and Swetrix have such rules for page
 * views; these are for what a beacon sends.
 */
export function isOdd(headers: Headers, agent: string): boolean {
  // Every browser sends all three with every request; a single one may be taken away by a proxy or an add-on.
  let missing = 0;
  for (const name of ACCEPTS) if (headers.getHeader(name) === '') missing += 1;
  if (missing >= 2) return true;
  const mode = headers.getHeader('sec-fetch-mode');
  if (headers.getHeader('sec-fetch-site') === '') {
    // Over HTTPS, Chrome and its kin say where a request comes from; who says Chrome and nothing else is not one.
    return mode !== '' || (headers.getHeader('origin').startsWith('https://') && chromeVersion(agent) >= FETCH_METADATA_SINCE);
  }
  // They come together, and a page that counts itself neither navigates nor opens a socket.
  if (mode === '' || mode === 'navigate' || mode === 'websocket') return true;
  const dest = headers.getHeader('sec-fetch-dest');
  return dest !== '' && dest !== 'empty';
}

const chromeVersion = (agent: string): number => Number(/\bChrome\/(\d{1,4})\./.exec(agent)?.[1] ?? 0);
