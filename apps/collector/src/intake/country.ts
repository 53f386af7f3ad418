import { readFileSync } from 'node:fs';
import { countryOf } from '@visavis/analytics';
import { read } from '@visavis/policy/personal';
import type { ClientAddress } from '@visavis/uws';
import { type CountryResponse, Reader } from 'mmdb-lib';
import type { Headers } from './objection.ts';

/**
 * The country of a request, as it is counted. The address is read, looked up and gone. `isProxied`: whether it came
 * straight from a trusted proxy.
 */
export type CountryFinder = (headers: Headers, address: ClientAddress, isProxied: () => boolean) => string;

/** The operator's country database cannot be read. One line that tells what to do. */
export class CountryFileError extends Error {
  override readonly name = 'CountryFileError';
}

/** Nobody's country is known. */
export const unknownCountry: CountryFinder = () => 'unknown';

/**
 * What a trusted proxy says; it must set the header with every request, or take the visitor's own away. Of anybody
 * else it is not believed, as a forwarded address is not.
 */
export function countryFromHeader(name: string): CountryFinder {
  return (headers, _, isProxied) => (isProxied() ? countryOf(headers.getHeader(name).toUpperCase()) : 'unknown');
}

/** Looks into a file in MaxMind's format (https://maxmind.github.io/MaxMind-DB/). Errors: `CountryFileError`. */
export function countryFromFile(path: string): CountryFinder {
  const reader = open(path);
  return (_, address) => countryOf(reader.get(textOf(read(address, 'count')))?.country?.iso_code ?? '');
}

function open(path: string): Reader<CountryResponse> {
  try {
    const reader = new Reader<CountryResponse>(readFileSync(path));
    // A file that is cut off fails here and not at a visitor.
    reader.get('192.0.2.1');
    return reader;
  } catch {
    throw new CountryFileError('GEO_DATABASE: is no readable file in the MMDB format. Name another one, or none.');
  }
}

/** An IPv6 address is written without shortening; the reader takes both. */
function textOf(address: Uint8Array): string {
  if (address.length === 4) return address.join('.');
  const groups = Array.from({ length: 8 }, (_, index) => (((address[2 * index] ?? 0) << 8) | (address[2 * index + 1] ?? 0)).toString(16));
  return groups.join(':');
}
