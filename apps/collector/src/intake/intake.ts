import { type Count, type DropReason, MAX_COUNT_BYTES } from '@visavis/analytics';
import type { CountryFinder } from '@visavis/geo';
import { read } from '@visavis/policy/personal';
import {
  answer,
  browserName,
  clientAddress,
  comesFromProxy,
  type Handler,
  type HttpResponse,
  readBody,
  RequestHeaders,
  type TrustedProxies,
} from '@visavis/uws';
import type { AddressLimit } from './address-limit.ts';
import type { BrowserVerdicts } from './browser-verdicts.ts';
import { objects } from './objection.ts';
import { isOdd } from './odd-headers.ts';
import { foreignness } from './own-pages.ts';
import type { ParsedCounts } from './parsed-counts.ts';
import type { Sighting } from './sighting.ts';
import { isSpamReferrer } from './spam-referrers.ts';
import type { TagMaker } from './tag-maker.ts';

export interface IntakeOptions {
  readonly origins: ReadonlySet<string>;
  readonly trusted: TrustedProxies;
  readonly limit: AddressLimit;
  readonly verdicts: BrowserVerdicts;
  readonly counts: ParsedCounts;
  readonly countryFinder: CountryFinder;
  /** The UTC hour now. */
  readonly hour: () => number;
  /** Makes the tags of the day that an hour belongs to; `undefined` while its key is not known. */
  readonly tagMaker: (hour: number) => TagMaker | undefined;
  readonly onSighting: (sighting: Sighting) => void;
  readonly onDrop: (reason: DropReason, hour: number) => void;
}

/** What the headers and the address came down to. */
type Verdict =
  | { readonly kind: 'objects' }
  | { readonly kind: 'dropped'; readonly reason: DropReason }
  | { readonly kind: 'accepted'; readonly visitor: Omit<Sighting, 'count'> };

const OBJECTS: Verdict = { kind: 'objects' };
/** The day's key is not known. */
const NOBODY = { tag: null, household: 0 } as const;
const NO_CONTENT = { status: '204 No Content' } as const;

/** `POST /e`. The answer is 204 whatever becomes of the request, so that it tells nobody how it was judged. */
export function intake(options: IntakeOptions): Handler {
  return (response, request) => {
    const verdict = judge(response, new RequestHeaders(request), options);
    readBody(response, MAX_COUNT_BYTES, (body) => {
      if (body.kind === 'aborted') return;
      if (body.kind === 'too-large') {
        if (verdict.kind === 'accepted') options.onDrop('too-large', verdict.visitor.hour);
      } else if (verdict.kind === 'accepted') take(body.bytes, { visitor: verdict.visitor, options });
      if (verdict.kind === 'dropped') options.onDrop(verdict.reason, options.hour());
      answer(response, body.kind === 'too-large' ? { ...NO_CONTENT, close: true } : NO_CONTENT);
    });
  };
}

/** Neither the address nor the User-Agent leaves this function. */
function judge(response: HttpResponse, headers: RequestHeaders, options: IntakeOptions): Verdict {
  if (objects(headers)) return OBJECTS;
  const foreign = foreignness(headers, options.origins);
  if (foreign !== undefined) return dropped(foreign);
  // A chunked body tells no length; what is too much of it is seen when it comes.
  if (Number(headers.getHeader('content-length')) > MAX_COUNT_BYTES) return dropped('too-large');
  const agent = read(browserName(headers), 'count');
  const { family, isBot } = options.verdicts.of(agent);
  if (isBot) return dropped('bot');
  if (isOdd(headers, agent)) return dropped('headers');
  const address = clientAddress(response, headers, options.trusted);
  if (address === null) return dropped('address');
  const taken = options.limit.take(address);
  if (taken !== 'taken') return dropped(taken === 'full' ? 'crowded' : 'rate');
  const hour = options.hour();
  const { household, tag } = options.tagMaker(hour)?.visitorOf(address, family) ?? NOBODY;
  const country = options.countryFinder({
    headers,
    address: () => read(address, 'count'),
    isProxied: () => comesFromProxy(response, options.trusted),
  });
  return { kind: 'accepted', visitor: { hour, tag, household, family, country } };
}

const dropped = (reason: DropReason): Verdict => ({ kind: 'dropped', reason });

function take(bytes: Uint8Array, { visitor, options }: { visitor: Omit<Sighting, 'count'>; options: IntakeOptions }): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  const count = options.counts.parse(text);
  if (count === undefined) options.onDrop(isJson(text) ? 'unknown' : 'malformed', visitor.hour);
  else if (isSpam(count)) options.onDrop('spam-referrer', visitor.hour);
  else {
    const { country, family, hour, household, tag } = visitor;
    options.onSighting({ hour, tag, household, count, family, country });
  }
}

const isSpam = (count: Count): boolean => count.event === 'view' && count.from !== undefined && isSpamReferrer(count.from);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
