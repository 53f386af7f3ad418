import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Address, addressFromBytes, parseAddress } from './address.ts';
import { addressPrefix } from './address-prefix.ts';
import { nearestHop } from './nearest-hop.ts';
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxies.ts';

function address(text: string): Address {
  const parsed = parseAddress(text);
  if (parsed === null) throw new Error(`${text} is no address`);
  return parsed;
}

function proxies(...entries: string[]): TrustedProxies {
  const parsed = parseTrustedProxies(entries);
  if (parsed === null) throw new Error('no list of proxies');
  return parsed;
}

const loopback = address('127.0.0.1');
const onlyLoopback = proxies('127.0.0.1', '::1');
const outside = fc.oneof(
  fc.ipV4().filter((text) => !text.startsWith('127.')),
  fc.ipV6().filter((text) => parseAddress(text)?.byteLength === 16 && !/^[0:]*1?$/.test(text)),
);

describe('parseAddress', () => {
  test('takes every IPv4 and IPv6 text', () => {
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => parseAddress(text) !== null));
  });

  test('agrees with Node about what is an address', () => {
    const like = fc.string({ unit: fc.constantFrom(...'0123456789abcdef.:'), maxLength: 24 });
    fc.assert(
      fc.property(like, (text) => (parseAddress(text) !== null) === (isIPv4(text) || isIPv6(text))),
      { numRuns: 2_000 },
    );
  });

  test.each([['fe80::1%eth0'], [''], ['1.2.3'], ['1.2.3.4.5'], ['01.2.3.4'], ['1::2::3'], ['::ffff:1.2.3.256']])(
    'refuses %s',
    (text) => expect(parseAddress(text)).toBeNull(),
  );

  test('reads a mapped IPv4 address as IPv4', () => {
    expect(address('::ffff:192.0.2.7')).toEqual(address('192.0.2.7'));
    expect(addressFromBytes(new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 192, 0, 2, 7]))).toEqual(
      address('192.0.2.7'),
    );
  });
});

describe('nearestHop', () => {
  test('ignores X-Forwarded-For from a peer that is no trusted proxy', () => {
    fc.assert(
      fc.property(outside, fc.string(), (peer, header) => {
        expect(nearestHop(address(peer), header, onlyLoopback)).toEqual(address(peer));
      }),
    );
  });

  test('takes the rightmost address that is not trusted, whatever the client wrote left of it', () => {
    fc.assert(
      fc.property(fc.string(), outside, fc.nat(3), (written, real, inner) => {
        const header = [written, real, ...Array<string>(inner).fill('127.0.0.1')].join(', ');
        expect(nearestHop(loopback, header, onlyLoopback)).toEqual(address(real));
      }),
    );
  });

  test('is the furthest trusted hop when nobody else is named', () => {
    expect(nearestHop(loopback, '', onlyLoopback)).toEqual(loopback);
    expect(nearestHop(loopback, '::1, 127.0.0.1', onlyLoopback)).toEqual(address('::1'));
  });

  test.each([['192.0.2.9:4711'], ['[2001:db8::9]:4711'], ['[2001:db8::9]']])('reads a hop with a port: %s', (hop) => {
    expect(nearestHop(loopback, hop, onlyLoopback)).toEqual(
      address(hop.startsWith('[') ? '2001:db8::9' : '192.0.2.9'),
    );
  });

  test.each([['unknown'], ['192.0.2.1, '], ['_hidden'], ['192.0.2.1;']])(
    'knows no address when the nearest hop is not one: %s',
    (header) => expect(nearestHop(loopback, header, onlyLoopback)).toBeNull(),
  );

  test('knows no address of a connection that is gone', () => {
    expect(nearestHop(new Uint8Array(0), '', onlyLoopback)).toBeNull();
  });

  test('trusts whole networks', () => {
    const trusted = proxies('10.0.0.0/9', '2001:db8::/33');
    expect(nearestHop(address('10.127.1.1'), '192.0.2.1', trusted)).toEqual(address('192.0.2.1'));
    expect(nearestHop(address('10.128.1.1'), '192.0.2.1', trusted)).toEqual(address('10.128.1.1'));
    expect(nearestHop(address('2001:db8:7fff::1'), '192.0.2.1', trusted)).toEqual(address('192.0.2.1'));
    expect(nearestHop(address('2001:db8:8000::1'), '192.0.2.1', trusted)).toEqual(address('2001:db8:8000::1'));
  });

  test.each([['localhost'], ['10.0.0.0/33'], ['10.0.0.0/'], ['10.0.0.0/8/8'], ['']])(
    'refuses the proxy entry "%s"',
    (entry) => expect(parseTrustedProxies(['127.0.0.1', entry])).toBeNull(),
  );
});

describe('addressPrefix', () => {
  test('is the whole address for IPv4', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), (one, other) => {
        expect(addressPrefix(address(one)) === addressPrefix(address(other))).toBe(one === other);
      }),
    );
  });

  test('is the first 56 bits for IPv6', () => {
    expect(addressPrefix(address('2001:db8:1:2a00::1'))).toBe(addressPrefix(address('2001:db8:1:2aff:ffff::')));
    expect(addressPrefix(address('2001:db8:1:2a00::1'))).not.toBe(addressPrefix(address('2001:db8:1:2b00::1')));
  });

  test('is the same for an IPv4 address and its mapped form', () => {
    expect(addressPrefix(address('::ffff:198.51.100.4'))).toBe(addressPrefix(address('198.51.100.4')));
  });
});
