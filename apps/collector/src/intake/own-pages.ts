import type { Headers } from './objection.ts';

/**
 * Why a request is none of our own pages, or `undefined` when it is. Browsers that send Sec-Fetch-Site cannot be
 * made to lie in it, whatever address the site is opened at; others send Origin with every POST.
 */
export function foreignness(headers: Headers, origins: ReadonlySet<string>): 'site' | 'origin' | undefined {
  const site = headers.getHeader('sec-fetch-site');
  if (site !== '') return site === 'same-origin' ? undefined : 'site';
  return origins.has(headers.getHeader('origin')) ? undefined : 'origin';
}
