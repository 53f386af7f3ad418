import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { nameClient } from '@visavis/uws';
import { createProxyServer } from 'httpxy';

export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

export interface Forwarder {
  web(target: string, request: IncomingMessage, response: ServerResponse): void;
  upgrade(target: string, upgrade: Upgrade): void;
}

/**
 * Passes requests on to the services. As the trusted hop it is the only one who says where a request
 * came from: whatever a client claims in forwarding headers is replaced.
 */
export function createForwarder(): Forwarder {
  const agent = new Agent({ keepAlive: true, maxSockets: 1_024 });
  const proxy = createProxyServer({ agent, proxyTimeout: 20_000, upgradeTimeout: 10_000 });

  proxy.on('error', (_error, _request, response) => {
    if (response === undefined) return;
    if (!('writeHead' in response)) {
      response.destroy();
      return;
    }
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'application/json' });
    response.end('{"error":"unavailable"}');
  });

  return {
    web: (target, request, response) => {
      nameClient(request);
      proxy.web(request, response, { target }).catch(() => undefined);
    },
    upgrade: (target, { request, socket, head }) => {
      nameClient(request);
      // Node hands the upgrade a net.Socket (or its TLS subclass), typed as its base.
      proxy.ws(request, socket as Socket, { target }, head).catch(() => socket.destroy());
    },
  };
}
