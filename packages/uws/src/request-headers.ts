import type { HttpRequest } from './native.ts';

/**
 * A request's headers, copied in one pass: uWebSockets.js takes its request back when the handler returns, and asking
 * it for each header costs more than walking all of them once. Nothing that prints an object shows them.
 */
export class RequestHeaders {
  readonly #lines = new Map<string, string>();

  constructor(request: Pick<HttpRequest, 'forEach'>) {
    request.forEach((name, value) => {
      const before = this.#lines.get(name);
      this.#lines.set(name, before === undefined ? value : `${before},${value}`);
    });
  }

  /** All lines of a header, named in lower case, as one list (RFC 9110 §5.3); empty when there is none. */
  getHeader(name: string): string {
    return this.#lines.get(name) ?? '';
  }
}
