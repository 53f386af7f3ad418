import { type Personal, personal } from '@visavis/policy/personal';
import type { HttpRequest } from './native.ts';

/** What a browser calls itself (User-Agent), closed; empty when it does not say. The one place that takes it. */
export const browserName = (request: Pick<HttpRequest, 'getHeader'>): Personal<'browser-name'> =>
  personal('browser-name', request.getHeader('user-agent'));
