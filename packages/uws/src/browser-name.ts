import { type Personal, personal } from '@visavis/policy/personal';
import type { RequestHeaders } from './request-headers.ts';

/** What a browser calls itself (User-Agent), closed; empty when it does not say. The one place that takes it. */
export const browserName = (headers: Pick<RequestHeaders, 'getHeader'>): Personal<'browser-name'> =>
  personal('browser-name', headers.getHeader('user-agent'));
