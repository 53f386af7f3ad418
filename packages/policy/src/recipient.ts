import type { FieldName, NonEmpty } from './vocabulary.ts';

/** ISO 3166-1 alpha-2. */
export type CountryCode = string;

/** The stranger at the other end: the one recipient that every call has. */
export interface ChatPartner {
  readonly kind: 'chat-partner';
  readonly country: 'anywhere';
  readonly sees: { readonly direct: NonEmpty<FieldName>; readonly shielded: NonEmpty<FieldName> };
}

/** Our own relay (coturn). No other company; listed because it is a second machine or program. */
export interface OwnRelay {
  readonly kind: 'own-relay';
  readonly country: 'as-operator';
  readonly gets: NonEmpty<FieldName>;
}

/** A court or authority with a binding order: gets only what exists when it asks. */
export interface Authority {
  readonly kind: 'authority';
  readonly country: 'as-operator';
  readonly gets: 'what-is-stored';
}

/** A company that works for the operator under contract. The services are a closed list, without marketing. */
export interface Processor {
  readonly kind: 'processor';
  readonly service: 'hosting' | 'content-delivery' | 'mail';
  readonly name: string;
  readonly country: CountryCode;
  /** What protects the data where it goes. */
  readonly safeguard: 'same-law' | 'adequacy' | 'standard-clauses';
  readonly gets: NonEmpty<FieldName>;
  readonly contract: { readonly reference: string; readonly reviewBy: string };
}

export type Recipient = ChatPartner | OwnRelay | Authority | Processor;
