import type { HttpResponse } from './native.ts';

export interface Answer {
  /** Such as `200 OK`. */
  readonly status: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Ends the connection as well, for requests not read to their end. */
  readonly close?: boolean;
}

/** Sends a whole response in one write. Not after an abort. */
export function answer(response: HttpResponse, { status, headers, body, close = false }: Answer): void {
  response.cork(() => {
    response.writeStatus(status);
    for (const name in headers) response.writeHeader(name, headers[name] ?? '');
    if (body === undefined) response.endWithoutBody(0, close);
    else response.end(body, close);
  });
}
