import { type Count, MAX_COUNT_BYTES, parseCount } from '@visavis/analytics';
import {
  answer,
  clientAddress,
  type Handler,
  type HttpRequest,
  type HttpResponse,
  readBody,
  type TrustedProxies,
} from '@visavis/uws';
import type { AddressLimit } from './address-limit.ts';
import type { DropReason, Drops } from './drops.ts';
import { objects, strangeness } from './visitor.ts';

export interface IntakeOptions {
  readonly origins: ReadonlySet<string>;
  readonly trusted: TrustedProxies;
  readonly limit: AddressLimit;
  readonly drops: Drops;
  readonly count: (count: Count) => void;
}

type Verdict = 'count' | 'objects' | DropReason;

/**
 * `POST /e`. The answer is 204 whatever becomes of the request, so that it tells nobody how
 * it was judged; only a body over the limit gets 413.
 */
export function intake(options: IntakeOptions): Handler {
  const { drops } = options;
  return (response, request) => {
    const verdict: Verdict = objects(request)
      ? 'objects'
      : (strangeness(request, options.origins) ??
        crowding(response, request, options) ??
        'count');
    readBody(response, MAX_COUNT_BYTES, (body) => {
      if (body.kind === 'aborted') return;
      if (body.kind === 'too-large') {
        if (verdict !== 'objects') drops.add('too-large');
        answer(response, { status: '413 Content Too Large', close: true });
        return;
      }
      if (verdict === 'count') countBody(body.bytes, options);
      else if (verdict !== 'objects') drops.add(verdict);
      answer(response, { status: '204 No Content' });
    });
  };
}

/** Nobody's address leaves this function. */
function crowding(
  response: HttpResponse,
  request: HttpRequest,
  { limit, trusted }: IntakeOptions,
): DropReason | undefined {
  const address = clientAddress(response, request, trusted);
  if (address === null) return 'address';
  return limit.take(address) ? undefined : 'rate';
}

function countBody(bytes: Uint8Array, { count, drops }: IntakeOptions): void {
  const parsed = parseCount(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
  if (parsed === undefined) drops.add('malformed');
  else count(parsed);
}
