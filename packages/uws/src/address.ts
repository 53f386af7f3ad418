/** An IP address as bytes: 4 (IPv4, also when it came mapped into IPv6) or 16 (IPv6). */
export type Address = Uint8Array;

const DOT = 46;

/** Parses an address in text form (RFC 4291 §2.2, dotted quad); `null` for anything else, zones included. */
export function parseAddress(text: string): Address | null {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/** Takes an address as the operating system gives it; `null` unless 4 or 16 bytes. */
export function addressFromBytes(bytes: Uint8Array): Address | null {
  if (bytes.byteLength === 4) return bytes;
  if (bytes.byteLength !== 16) return null;
  return isMapped(bytes) ? bytes.subarray(12) : bytes;
}

/** By character, because every request behind a proxy brings one: dots 46, digits 48 to 57. */
function parseIpv4(text: string): Address | null {
  const bytes = new Uint8Array(4);
  let part = 0;
  let digits = 0;
  let value = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at === text.length ? DOT : text.charCodeAt(at);
    if (code === DOT) {
      if (digits === 0 || part === 4) return null;
      bytes[part] = value;
      part += 1;
      digits = 0;
      value = 0;
    } else {
      // No leading zero: some programs take it for octal.
      if (code < 48 || code > 57 || (digits > 0 && value === 0)) return null;
      value = value * 10 + code - 48;
      digits += 1;
      if (value > 255) return null;
    }
  }
  return part === 4 ? bytes : null;
}

function parseIpv6(text: string): Address | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = '', tail] = halves;
  const before = parseGroups(head, tail === undefined);
  const after = tail === undefined ? [] : parseGroups(tail, true);
  if (before === null || after === null) return null;
  const missing = 16 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return null;
  const bytes = new Uint8Array(16);
  bytes.set(before);
  bytes.set(after, 16 - after.length);
  return addressFromBytes(bytes);
}

/** Bytes of `a:b:c`, whose last group may be a dotted quad when it ends the address. */
function parseGroups(text: string, endsAddress: boolean): number[] | null {
  if (text === '') return [];
  const groups = text.split(':');
  const bytes: number[] = [];
  for (const [index, group] of groups.entries()) {
    if (endsAddress && index === groups.length - 1 && group.includes('.')) {
      const quad = parseIpv4(group);
      if (quad === null) return null;
      bytes.push(...quad);
    } else {
      if (!/^[\da-f]{1,4}$/i.test(group)) return null;
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    }
  }
  return bytes;
}

function isMapped(bytes: Uint8Array): boolean {
  return bytes[10] === 0xff && bytes[11] === 0xff && bytes.subarray(0, 10).every((byte) => byte === 0);
}
