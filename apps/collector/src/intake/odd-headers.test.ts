import { describe, expect, it } from 'vitest';
import { isOdd } from './odd-headers.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/152.0.0.0 Safari/537.36';
const BROWSER = {
  accept: '*/*',
  'accept-language': 'en',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'no-cors',
  'sec-fetch-dest': 'empty',
  origin: 'https://visavis.example',
};
const NO_METADATA = { 'sec-fetch-site': '', 'sec-fetch-mode': '', 'sec-fetch-dest': '' };

const judge = (headers: Partial<Record<keyof typeof BROWSER, string>>, agent = FIREFOX) => {
  const all: Record<string, string> = { ...BROWSER, ...headers };
  return isOdd({ getHeader: (name) => all[name] ?? '' }, agent);
};

describe('odd headers', () => {
  it.each([
    ['sendBeacon', {}, CHROME],
    ['fetch with keepalive', { 'sec-fetch-mode': 'cors' }, FIREFOX],
    ['a browser that does not say where a request comes from', NO_METADATA, FIREFOX],
    ['Chrome over plain HTTP, which does not say it either', { ...NO_METADATA, origin: 'http://192.0.2.4:8080' }, CHROME],
    ['one header taken away by a proxy', { 'accept-language': '' }, FIREFOX],
  ])('are not those of %s', (_, headers, agent) => {
    expect(judge(headers, agent)).toBe(false);
  });

  it.each([
    ['two of the three headers of every browser are missing', { 'accept-language': '', 'accept-encoding': '' }, FIREFOX],
    ['it navigates', { 'sec-fetch-mode': 'navigate' }, FIREFOX],
    ['it is for a document', { 'sec-fetch-dest': 'document' }, FIREFOX],
    ['it has half of the metadata', { 'sec-fetch-mode': '' }, FIREFOX],
    ['it has the other half', { ...NO_METADATA, 'sec-fetch-mode': 'cors' }, FIREFOX],
    ['it says Chrome, over HTTPS, without metadata', NO_METADATA, CHROME],
  ])('are seen when %s', (_, headers, agent) => {
    expect(judge(headers, agent)).toBe(true);
  });
});
