import * as v from 'valibot';
import { CalendarDay, CountryCode, type DeepReadonly, FieldName, lineOf, nonEmpty } from './vocabulary.ts';

/** The stranger at the other end: the one recipient that every call has. */
const ChatPartner = v.strictObject({
  kind: v.literal('chat-partner'),
  country: v.literal('anywhere'),
  sees: v.strictObject({ direct: nonEmpty(FieldName), shielded: nonEmpty(FieldName) }),
});

/** Our own relay (coturn). No other company; listed because it is a second machine or program. */
const OwnRelay = v.strictObject({
  kind: v.literal('own-relay'),
  country: v.literal('as-operator'),
  gets: nonEmpty(FieldName),
});

/** A court or authority with a binding order: gets only what exists when it asks. */
const Authority = v.strictObject({
  kind: v.literal('authority'),
  country: v.literal('as-operator'),
  gets: v.literal('what-is-stored'),
});

/** What a company may do for the operator: a closed list, without marketing. What it may get: processor-fields.ts. */
const ProcessorService = v.picklist(['hosting', 'content-delivery', 'security', 'mail']);
export type ProcessorService = v.InferOutput<typeof ProcessorService>;

/** A company that works for the operator under contract. */
const Processor = v.strictObject({
  kind: v.literal('processor'),
  service: ProcessorService,
  name: lineOf('a processor has a name'),
  country: CountryCode,
  /** What protects the data where it goes. */
  safeguard: v.picklist(['same-law', 'adequacy', 'standard-clauses']),
  gets: nonEmpty(FieldName),
  contract: v.strictObject({
    reference: lineOf('a contract has a reference'),
    reviewBy: CalendarDay,
  }),
  /** Origins that a visitor's browser may load from. They, and no others, enter the Content-Security-Policy. */
  origins: v.array(v.pipe(v.string(), v.regex(/^https:\/\/[a-z0-9.-]+$/, 'an origin is https:// and a host, without a path'))),
});

export const Recipient = v.variant('kind', [ChatPartner, OwnRelay, Authority, Processor]);
export type Recipient = DeepReadonly<v.InferOutput<typeof Recipient>>;
export type ChatPartner = DeepReadonly<v.InferOutput<typeof ChatPartner>>;
export type Processor = DeepReadonly<v.InferOutput<typeof Processor>>;
