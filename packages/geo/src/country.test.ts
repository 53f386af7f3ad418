import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { proves } from '@visavis/policy/proves';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countryFile } from './country-file.test-support.ts';
import { CountryFileError, countryFinder, countryFromFile, countryFromHeader } from './country.ts';

const address = (...bytes: number[]) => () => new Uint8Array(bytes);
const notAsked = () => {
  throw new Error('the address was opened');
};
const noHeaders = { getHeader: () => '' };
const [proxied, direct] = [() => true, () => false];
const ICELAND_6 = [0x20, 0x01, 0x0d, 0xb8, ...new Uint8Array(12)];

let folder: string;
const file = (name: string): string => path.join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'visavis-country-'));
  const whole = countryFile([
    { address: new Uint8Array([192, 0, 2, 0]), bits: 24, country: 'IS' },
    { address: new Uint8Array([198, 51, 100, 128]), bits: 25, country: 'XK' },
    { address: new Uint8Array(ICELAND_6), bits: 32, country: 'PT' },
  ]);
  writeFileSync(file('countries.mmdb'), whole);
  writeFileSync(file('cut-off.mmdb'), whole.subarray(0, 400));
  writeFileSync(file('empty.mmdb'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a country file', () => {
  it.each([
    ['an IPv4 address', address(192, 0, 2, 77), 'IS'],
    ['an IPv6 address', address(...ICELAND_6.slice(0, 15), 9), 'PT'],
    ['an address that is not in it', address(203, 0, 113, 1), 'unknown'],
    ['a neighbour of one that is', address(192, 0, 3, 1), 'unknown'],
    ['a code that ISO has not assigned', address(198, 51, 100, 200), 'unknown'],
  ])(proves('knows the country of %s', 'T1V-05-02', '1V1-01-06', 'ANC-02-04'), (_, from, country) => {
    expect(countryFromFile(file('countries.mmdb'))({ headers: noHeaders, address: from, isProxied: direct })).toBe(country);
  });

  it.each(['cut-off.mmdb', 'empty.mmdb', 'not-there.mmdb'])('%s is refused in one line, without its path', (name) => {
    expect(() => countryFromFile(file(name))).toThrow(CountryFileError);
    expect(() => countryFromFile(file(name))).toThrow(/^GEO_DATABASE: is no readable file in the MMDB format\. Name another one, or none\.$/);
  });
});

describe('a proxy’s header', () => {
  it.each([
    ['IS', 'IS'],
    ['is', 'IS'],
    ['', 'unknown'],
    ['T1', 'unknown'],
    ['XX', 'unknown'],
    ['<script>', 'unknown'],
  ])('%j is %s', (said, country) => {
    const headers = { getHeader: (name: string) => (name === 'cf-ipcountry' ? said : '') };
    expect(countryFromHeader('cf-ipcountry')({ headers, address: notAsked, isProxied: proxied })).toBe(country);
  });

  it('is nobody’s word when it comes from somebody else', () => {
    expect(countryFromHeader('cf-ipcountry')({ headers: { getHeader: () => 'IS' }, address: notAsked, isProxied: direct })).toBe('unknown');
  });
});

describe('what an operator set', () => {
  const question = { headers: { getHeader: () => 'PT' }, address: address(192, 0, 2, 77), isProxied: proxied };

  it('is the header first, then the file', () => {
    expect(countryFinder({ COUNTRY_HEADER: 'x-country', GEO_DATABASE: file('countries.mmdb') })?.(question)).toBe('PT');
    expect(countryFinder({ COUNTRY_HEADER: '', GEO_DATABASE: file('countries.mmdb') })?.(question)).toBe('IS');
  });

  it('without either, nobody’s country is known', () => {
    expect(countryFinder({ COUNTRY_HEADER: '', GEO_DATABASE: '' })).toBeNull();
  });
});
