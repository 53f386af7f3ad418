import { type Address, addressFromBytes, parseAddress } from './address.ts';

/** Proxies whose X-Forwarded-For is believed: single addresses or networks. */
export interface TrustedProxies {
  has(address: Address): boolean;
}

interface Network {
  readonly base: Address;
  readonly bits: number;
}

/** Reads a list such as `127.0.0.1`, `::1`, `10.0.0.0/8`; `null` when an entry is no address. */
export function parseTrustedProxies(entries: readonly string[]): TrustedProxies | null {
  const networks = entries.map(parseNetwork);
  const valid = networks.filter((network) => network !== null);
  if (valid.length !== networks.length) return null;
  return { has: (address) => valid.some((network) => contains(network, address)) };
}

/**
 * The address that a request came from. `forwardedFor` counts only when the direct peer is trusted,
 * and then the rightmost address that is not a trusted proxy: everything left of it was written by the client.
 * `null` when no address can be known; such a request is to be refused.
 */
export function clientAddress(
  peer: Uint8Array,
  forwardedFor: string,
  trusted: TrustedProxies,
): Address | null {
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
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(hop);
  if (bracketed) return parseAddress(bracketed[1] ?? '');
  const withPort = /^([\d.]+):\d{1,5}$/.exec(hop);
  return parseAddress(withPort?.[1] ?? hop);
}

function parseNetwork(entry: string): Network | null {
  const [text = '', length, ...rest] = entry.split('/');
  const base = parseAddress(text);
  if (base === null || rest.length > 0) return null;
  const most = base.byteLength * 8;
  if (length === undefined) return { base, bits: most };
  if (!/^\d{1,3}$/.test(length) || Number(length) > most) return null;
  return { base, bits: Number(length) };
}

function contains({ base, bits }: Network, address: Address): boolean {
  if (address.byteLength !== base.byteLength) return false;
  return address.every((byte, index) => {
    const covered = Math.min(8, Math.max(0, bits - index * 8));
    const mask = (0xff << (8 - covered)) & 0xff;
    return (byte & mask) === ((base[index] ?? 0) & mask);
  });
}
