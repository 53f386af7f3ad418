import { type PersonalField, READ_FOR, type ReadPurpose } from './reading.ts';
import type { Purpose } from './vocabulary.ts';

export { type PersonalField, READ_FOR, type ReadPurpose };

/** A value about a person, closed: it shows only what it is, until somebody says why they read it. */
export type Personal<F extends PersonalField, V = string> = Carrier<F, V>;

/** Closes a value in, at the place where it comes in. */
export const personal = <F extends PersonalField, V>(field: F, value: V): Personal<F, V> => new Carrier(field, value);

/**
 * The value, for a purpose that `READ_FOR` lists for its field; any other does not compile
 * (1V1-02-00, T1V-01-02, ANC-01-02). Errors: `ReadRefused`, for code that got past the compiler.
 */
export const read = <F extends PersonalField, V>(value: Personal<F, V>, purpose: ReadPurpose<F>): V =>
  Carrier.open(value, purpose);

/** Somebody read for a purpose that is not declared. The text holds no value. */
export class ReadRefused extends Error {
  override readonly name = 'ReadRefused';
  readonly reason = 'undeclared-purpose';
}

/** Node's console and `util.inspect` ask for this (https://nodejs.org/api/util.html#utilinspectcustom). */
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** Private fields keep the value out of keys, JSON, clones and messages to workers as well. */
class Carrier<F extends PersonalField, V> {
  readonly #field: F;
  readonly #value: V;

  constructor(field: F, value: V) {
    this.#field = field;
    this.#value = value;
  }

  static open<F extends PersonalField, V>(closed: Carrier<F, V>, purpose: Purpose): V {
    const declared: readonly Purpose[] = READ_FOR[closed.#field];
    if (declared.includes(purpose)) return closed.#value;
    throw new ReadRefused(
      `${closed.#field} may be read for ${declared.join(', ')} and not for ${purpose} (READ_FOR in @visavis/policy).`,
    );
  }

  toString(): string {
    return `[${this.#field}]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [Symbol.toPrimitive](): string {
    return this.toString();
  }

  [INSPECT](): string {
    return this.toString();
  }
}
