import { type Address, addressFromBytes, parseAddress } from './address.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

/**
 * The address that a request came from. `forwardedFor` counts only when the direct peer is trusted,
 * and then the rightmost address that is not a trusted proxy: everything left of it was written by the client.
 * `null` when no address can be known; such a request is to be refused.
 */
export function nearestHop(peer: Uint8Array, forwardedFor: string, trusted: TrustedProxies): Address | null {
  let nearest = addressFromBytes(peer);
  if (nearest === null || forwardedFor === '') return nearest;
  const hops = forwardedFor.split(',');
  while (trusted.has(nearest)) {
    const hop = hops.pop();
    if (hop === undefined) return nearest;
    const address = parseHop(hop.trim());
    if (address === null) return null;
    nearest = address;
  }
  return nearest;
}

/** A hop is an address, sometimes with a port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function parseHop(hop: string): Address | null {
  // Nearly all are a plain IPv4 address, and every request behind a proxy has one.
  if (!hop.includes(':')) return parseAddress(hop);
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(hop);
  if (bracketed) return parseAddress(bracketed[1] ?? '');
  const withPort = /^([\d.]+):\d{1,5}$/.exec(hop);
  return parseAddress(withPort?.[1] ?? hop);
}
