import { isUncounted, mayCount } from '@visavis/consent';
import type { ObjectionHost } from './beacon-host.ts';

/** Whether the browser's signals or the visitor's own wish say that nothing may be counted. Asked anew each time. */
export const objects = (host: ObjectionHost): boolean => !mayCount(host.navigator) || isUncounted(host);
