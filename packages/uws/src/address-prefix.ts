import type { Address } from './address.ts';

const IPV6_PREFIX_BYTES = 7;
/** Every byte in hexadecimal; looked up, because a limit asks for several of them with every request. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * What stands for one household in a limit: the whole IPv4 address, the first 56 bits of an IPv6 one.
 * The text is personal data: key it (HMAC) before it goes into any map that outlives the request.
 */
export function addressPrefix(address: Address): string {
  const isIpv4 = address.byteLength === 4;
  let text = isIpv4 ? '4:' : '6:';
  for (let index = 0; index < (isIpv4 ? 4 : IPV6_PREFIX_BYTES); index += 1) text += HEX[address[index] ?? 0] ?? '';
  return text;
}
