import { type Address, parseAddress } from './address.ts';

/** Proxies whose word about a client's address is believed: single addresses or networks. */
export interface TrustedProxies {
  has(address: Address): boolean;
  /** Stands for the peer where nothing but these proxies can connect; `null` where a request has to be asked. */
  readonly onlyPeer: Address | null;
  /** They begin each connection with a PROXY header (version 2). A connection of theirs without one is of nobody. */
  readonly sendProxyHeader: boolean;
}

export interface TrustOptions {
  /** The operator vouches that nobody else can connect. Then no request is asked for its peer, which costs more than any other check. */
  readonly onlyTheyConnect?: boolean;
  readonly sendProxyHeader?: boolean;
}

interface Network {
  readonly base: Address;
  readonly bits: number;
}

/** Reads a list such as `127.0.0.1`, `::1`, `10.0.0.0/8`; `null` when an entry is no address. */
export function parseTrustedProxies(entries: readonly string[], { onlyTheyConnect = false, sendProxyHeader = false }: TrustOptions = {}): TrustedProxies | null {
  const networks = entries.map(parseNetwork);
  const valid = networks.filter((network) => network !== null);
  if (valid.length !== networks.length) return null;
  const onlyPeer = onlyTheyConnect ? (valid[0]?.base ?? null) : null;
  return { has: (address) => valid.some((network) => contains(network, address)), onlyPeer, sendProxyHeader };
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
  for (let index = 0, left = bits; left > 0; index += 1, left -= 8) {
    const mask = left >= 8 ? 0xff : (0xff << (8 - left)) & 0xff;
    if (((address[index] ?? 0) & mask) !== ((base[index] ?? 0) & mask)) return false;
  }
  return true;
}
