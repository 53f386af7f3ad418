import { readFileSync } from 'node:fs';
import { countryOf } from '@visavis/analytics';
import { type CountryResponse, Reader } from 'mmdb-lib';

/** What a country is found by. */
export interface CountryQuestion {
  readonly headers: { getHeader(name: string): string };
  /** Opens the address, 4 or 16 bytes; asked only where it is looked up. Whoever opens it names the purpose. */
  readonly address: () => Uint8Array;
  /** Whether the request came straight from a trusted proxy. */
  readonly isProxied: () => boolean;
}

/** The country of a request as ISO 3166-1 has it, or `unknown`. The address is read, looked up and gone. */
export type CountryFinder = (question: CountryQuestion) => string;

/** Where an operator has countries from; both empty: from nowhere. */
export interface CountrySource {
  readonly COUNTRY_HEADER: string;
  readonly GEO_DATABASE: string;
}

/** The operator's country database cannot be read. One line that tells what to do. */
export class CountryFileError extends Error {
  override readonly name = 'CountryFileError';
}

/** By what an operator set, the header first; null where nothing is set. Errors: `CountryFileError`. */
export function countryFinder({ COUNTRY_HEADER, GEO_DATABASE }: CountrySource): CountryFinder | null {
  if (COUNTRY_HEADER !== '') return countryFromHeader(COUNTRY_HEADER);
  return GEO_DATABASE === '' ? null : countryFromFile(GEO_DATABASE);
}

/**
 * What a trusted proxy says; it must set the header with every request, or take the visitor's own away. Of anybody
 * else it is not believed, as a forwarded address is not.
 */
export function countryFromHeader(name: string): CountryFinder {
  return ({ headers, isProxied }) => (isProxied() ? countryOf(headers.getHeader(name).toUpperCase()) : 'unknown');
}

/** Looks into a file in MaxMind's format (https://maxmind.github.io/MaxMind-DB/). Errors: `CountryFileError`. */
export function countryFromFile(path: string): CountryFinder {
  const reader = open(path);
  return ({ address }) => countryOf(reader.get(textOf(address()))?.country?.iso_code ?? '');
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
