import type { CountryFinder } from '@visavis/geo';
import { read } from '@visavis/policy/personal';
import { SUBPROTOCOL } from '@visavis/protocol';
import {
  clientAddress,
  comesFromProxy,
  type HttpRequest,
  type HttpResponse,
  RequestHeaders,
  type TrustedProxies,
  turnAway,
  type UpgradeContext,
} from '@visavis/uws';
import type { AddressDoors } from '../admission/address-doors.ts';
import { Line } from './line.ts';

/** Why a connection was not made. Each has its status. */
export type UpgradeRefusal = 'origin' | 'subprotocol' | 'address' | 'too-many';

const STATUS: Readonly<Record<UpgradeRefusal, string>> = {
  origin: '403 Forbidden',
  subprotocol: '400 Bad Request',
  address: '400 Bad Request',
  'too-many': '429 Too Many Requests',
};

export interface UpgradeOptions {
  readonly origins: ReadonlySet<string>;
  readonly trusted: TrustedProxies;
  readonly doors: AddressDoors;
  readonly now: () => number;
  readonly onRefusal: (refusal: UpgradeRefusal) => void;
  /** There only where the policy lets a country help to choose a partner, and the operator has countries. */
  readonly countryFinder?: CountryFinder | null;
}

/** What a WebSocket carries as uWebSockets.js' user data. */
export interface LineData {
  readonly line: Line;
}

/** Lets a browser in, or answers why not. The address is judged and gone. */
export function upgrade(options: UpgradeOptions) {
  return (response: HttpResponse, request: HttpRequest, context: UpgradeContext): void => {
    const headers = new RequestHeaders(request);
    const line = admit(options, response, headers);
    if (typeof line === 'string') {
      options.onRefusal(line);
      turnAway(response, { status: STATUS[line], headers: { 'cache-control': 'no-store' } }, options.trusted);
      return;
    }
    response.upgrade<LineData>(
      { line },
      headers.getHeader('sec-websocket-key'),
      SUBPROTOCOL,
      headers.getHeader('sec-websocket-extensions'),
      context,
    );
  };
}

function admit(
  { countryFinder, origins, trusted, doors, now }: UpgradeOptions,
  response: HttpResponse,
  headers: RequestHeaders,
): Line | UpgradeRefusal {
  if (!origins.has(headers.getHeader('origin'))) return 'origin';
  const offered = headers.getHeader('sec-websocket-protocol').split(',');
  if (!offered.some((name) => name.trim() === SUBPROTOCOL)) return 'subprotocol';
  const address = clientAddress(response, headers, trusted);
  if (address === null) return 'address';
  const door = doors.enter(address, now());
  if (door === null) return 'too-many';
  const country = countryFinder?.({
    headers,
    address: () => read(address, 'connect'),
    isProxied: () => comesFromProxy(response, trusted),
  });
  return new Line(door, country === 'unknown' ? '' : country);
}
