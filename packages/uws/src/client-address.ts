import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type Personal, personal, read } from '@visavis/policy/personal';
import { type Address, addressFromBytes, parseAddress } from './address.ts';
import type { HttpResponse } from './native.ts';
import { nearestHop } from './nearest-hop.ts';
import type { RequestHeaders } from './request-headers.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

// The one place that takes addresses from sockets and forwarding headers. They leave it closed (T1V-01-02).

const FORWARDED_FOR = 'x-forwarded-for';
/** What else proxies put an address or its like into. */
const LIKE_IT = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-real-ip'];

export type ClientAddress = Personal<'ip-address', Address>;

/** Where a request to uWebSockets.js came from; `null` when that cannot be known, and it is to be refused. */
export function clientAddress(
  response: Pick<HttpResponse, 'getRemoteAddress' | 'getProxiedRemoteAddress'>,
  headers: RequestHeaders,
  trusted: TrustedProxies,
): ClientAddress | null {
  const peer = trusted.sendProxyHeader ? namedPeer(response, trusted) : peerOf(response, trusted);
  return closed(nearestHop(peer, headers.getHeader(FORWARDED_FOR), trusted));
}

/** The same for a request to node:http. */
export function incomingAddress(request: IncomingMessage, trusted: TrustedProxies): ClientAddress | null {
  const peer = parseAddress(request.socket.remoteAddress ?? '');
  if (peer === null) return null;
  return closed(nearestHop(peer, request.headersDistinct[FORWARDED_FOR]?.join(',') ?? '', trusted));
}

/** Whether a request to uWebSockets.js came straight from a trusted proxy, so that headers of the proxy's own are believed. */
export function comesFromProxy(response: Pick<HttpResponse, 'getRemoteAddress'>, trusted: TrustedProxies): boolean {
  const peer = addressFromBytes(peerOf(response, trusted));
  return peer !== null && trusted.has(peer);
}

/** The other end of a socket, as text; empty when it is gone. */
export function peerAddress(socket: Pick<Socket, 'remoteAddress'>): Personal<'ip-address'> {
  return personal('ip-address', socket.remoteAddress ?? '');
}

/**
 * For the trusted hop, before it passes a request on: says where it came from, so that the services can hold
 * their limits, and replaces whatever the client claimed.
 */
export function nameClient(request: IncomingMessage): void {
  for (const name of LIKE_IT) delete request.headers[name];
  request.headers[FORWARDED_FOR] = read(peerAddress(request.socket), 'stop-abuse');
}

/**
 * uWebSockets.js reads a PROXY header from anybody, so it counts only where the other end is a trusted proxy.
 * Empty, which is no address, where that proxy names nobody.
 */
function namedPeer(response: Pick<HttpResponse, 'getRemoteAddress' | 'getProxiedRemoteAddress'>, trusted: TrustedProxies): Uint8Array {
  const peer = new Uint8Array(response.getRemoteAddress());
  const address = addressFromBytes(peer);
  return address !== null && trusted.has(address) ? new Uint8Array(response.getProxiedRemoteAddress()) : peer;
}

const peerOf = (response: Pick<HttpResponse, 'getRemoteAddress'>, { onlyPeer }: TrustedProxies): Uint8Array =>
  onlyPeer ?? new Uint8Array(response.getRemoteAddress());

const closed = (address: Address | null): ClientAddress | null =>
  address === null ? null : personal('ip-address', address);
