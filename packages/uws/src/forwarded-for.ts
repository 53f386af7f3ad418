import type { HttpRequest } from './native.ts';

/**
 * Every X-Forwarded-For of a request in order, as one list. `getHeader` would give only the first line,
 * which is the client's own when a proxy adds a line instead of lengthening the one it got.
 */
export function forwardedFor(request: Pick<HttpRequest, 'forEach'>): string {
  let all = '';
  request.forEach((name, value) => {
    if (name === 'x-forwarded-for') all = all === '' ? value : `${all},${value}`;
  });
  return all;
}
