import { read } from '@visavis/policy/personal';
import { browserName } from '@visavis/uws';
import { isbot } from 'isbot';
import type { DropReason } from './drops.ts';

/** The headers that decide whether a request is looked at. They are read, judged and gone. */
export interface Headers {
  getHeader(name: string): string;
}

/** `Sec-GPC: 1` or `DNT: 1`: this visitor is not counted, and that is not counted either. */
export const objects = (headers: Headers): boolean =>
  headers.getHeader('sec-gpc') === '1' || headers.getHeader('dnt') === '1';

/** Why these headers are none of a visitor on our own pages, or `undefined` when they are. */
export function strangeness(headers: Headers, origins: ReadonlySet<string>): DropReason | undefined {
  if (!fromOurPages(headers, origins)) return 'origin';
  const agent = read(browserName(headers), 'count');
  // isbot takes a missing User-Agent for a person.
  return agent === '' || isbot(agent) ? 'bot' : undefined;
}

/** Browsers that send Sec-Fetch-Site cannot be made to lie in it, whatever address the site is opened at. */
function fromOurPages(headers: Headers, origins: ReadonlySet<string>): boolean {
  const site = headers.getHeader('sec-fetch-site');
  return site === '' ? origins.has(headers.getHeader('origin')) : site === 'same-origin';
}
