import * as v from 'valibot';
import { CountryCode, type DeepReadonly, lineOf, OneLine } from './vocabulary.ts';

const Line = lineOf('an empty line says nothing');
const MailAddress = v.pipe(OneLine, v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'a contact is a mail address'));

/** Who runs this copy. `unnamed` until somebody does. */
export const Operator = v.variant('kind', [
  v.strictObject({ kind: v.literal('unnamed') }),
  v.strictObject({ kind: v.literal('named'), name: Line, address: Line, country: CountryCode }),
]);
export type Operator = DeepReadonly<v.InferOutput<typeof Operator>>;

export const Brand = v.strictObject({
  name: Line,
  /** A host name, or `own` where each operator brings theirs. */
  domain: v.union([v.literal('own'), v.pipe(v.string(), v.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a domain is a host name'))]),
  operator: Operator,
  /** Mail addresses. One at a reserved name (RFC 2606) means: not set yet. */
  contacts: v.strictObject({ privacy: MailAddress, safety: MailAddress, security: MailAddress }),
  /** The accent as a hue of OKLCH, in degrees. Lightness and contrast stay the product's. */
  accentHue: v.pipe(v.number(), v.minValue(0), v.maxValue(359)),
});
export type Brand = DeepReadonly<v.InferOutput<typeof Brand>>;

const RESERVED = /(^|[@.])(example\.(com|net|org)|(example|invalid|test|localhost))$/i;

/** True for an address that nobody can own (RFC 2606), which stands where the operator's must go. */
export const isPlaceholder = (address: string): boolean => RESERVED.test(address);
