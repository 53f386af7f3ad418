import type { Address } from './address.ts';

const IPV6_PREFIX_BYTES = 7;

/**
 * What stands for one household in a limit: the whole IPv4 address, the first 56 bits of an IPv6 one.
 * The text is personal data: key it (HMAC) before it goes into any map that outlives the request.
 */
export function addressPrefix(address: Address): string {
  const kept = address.byteLength === 4 ? address : address.subarray(0, IPV6_PREFIX_BYTES);
  return `${address.byteLength === 4 ? 4 : 6}:${Buffer.from(kept).toString('hex')}`;
}
