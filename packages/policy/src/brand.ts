/** Who runs this copy. `unnamed` until somebody does. */
export type Operator =
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'named'; readonly name: string; readonly address: string; readonly country: string };

export interface Brand {
  readonly name: string;
  readonly operator: Operator;
  /** Mail addresses. One at a reserved name (RFC 2606) means: not set yet. */
  readonly contacts: { readonly privacy: string; readonly safety: string };
}

const RESERVED = /(^|[@.])(example\.(com|net|org)|(example|invalid|test|localhost))$/i;

/** True for an address that nobody can own (RFC 2606), which stands where the operator's must go. */
export const isPlaceholder = (address: string): boolean => RESERVED.test(address);
