import type { Count, DropReason } from '@visavis/analytics';
import { agentAt } from './agents.ts';
import type { Population, Visitor } from './population.ts';

/** A request of the simulated week, and what must become of it. */
export type Request =
  | { readonly kind: 'counts'; readonly visitor: Visitor; readonly count: Count }
  /** From a browser that objects: nothing is kept, not even that it came. */
  | { readonly kind: 'objects'; readonly visitor: Visitor; readonly count: Count; readonly by: 'sec-gpc' | 'dnt' }
  | { readonly kind: 'dropped'; readonly visitor: Visitor; readonly reason: DropReason; readonly change: Change };

/** How a request that is dropped differs from a good one. */
export interface Change {
  /** Taken away when `undefined`. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

/** What the site of the simulated week is called; the collectors are told the same. */
export const ORIGIN = 'https://visavis.example';
/** In which the proxy in front of the collectors tells the country. */
export const COUNTRY_HEADER = 'x-simulated-country';

const GOOD: Readonly<Record<string, string>> = {
  Host: 'visavis.example',
  Origin: ORIGIN,
  Accept: '*/*',
  'Accept-Language': 'en-GB,en;q=0.9',
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  'Content-Type': 'text/plain;charset=UTF-8',
  'Sec-Fetch-Site': 'same-origin',
  'Sec-Fetch-Mode': 'no-cors',
  'Sec-Fetch-Dest': 'empty',
};
const GOOD_VIEW: Count = { event: 'view', page: '/', entry: true };

/** The request as it goes over the wire. */
export function wireOf(request: Request, population: Population): string {
  const { visitor } = request;
  const changed = request.kind === 'dropped' ? request.change : {};
  const own: Record<string, string> = {
    'User-Agent': agentAt(visitor.agent).userAgent,
    'X-Forwarded-For': population.addressOf(visitor),
    [COUNTRY_HEADER]: population.countryOf(visitor),
    ...(request.kind === 'objects' ? { [request.by]: '1' } : {}),
  };
  const body = changed.body ?? JSON.stringify(request.kind === 'dropped' ? GOOD_VIEW : request.count);
  if (changed.headers === undefined) return `${GOOD_HEAD}${lines(own)}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const headers = Object.entries({ ...GOOD, ...own, ...changed.headers }).filter((header): header is [string, string] => header[1] !== undefined);
  return `${FIRST_LINE}${lines(Object.fromEntries(headers))}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const FIRST_LINE = 'POST /e HTTP/1.1\r\n';

function lines(headers: Readonly<Record<string, string>>): string {
  let text = '';
  for (const name in headers) text += `${name}: ${headers[name]}\r\n`;
  return text;
}

const GOOD_HEAD = `${FIRST_LINE}${lines(GOOD)}`;
