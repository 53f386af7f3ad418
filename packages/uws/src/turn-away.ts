import { answer, type Answer } from './answer.ts';
import type { HttpResponse } from './native.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

/**
 * Answers a request that leads nowhere, and ends its connection. Who came by a PROXY header is cut without an
 * answer: uWebSockets.js reads on in bytes that came along even when an answer ends the connection, and would take
 * a PROXY header that the client put before its next request for the proxy's own.
 */
export function turnAway(response: HttpResponse, reply: Omit<Answer, 'close'>, { sendProxyHeader }: Pick<TrustedProxies, 'sendProxyHeader'>): void {
  if (!sendProxyHeader || response.getProxiedRemoteAddress().byteLength === 0) {
    answer(response, { ...reply, close: true });
    return;
  }
  response.onAborted(() => {});
  response.close();
}
