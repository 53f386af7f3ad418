import { proves } from '@visavis/policy/proves';
import Bowser from 'bowser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROWSERS, browserFamily, FORMS, SYSTEMS } from './browser-family.ts';
import { USER_AGENTS } from './user-agents.test-support.ts';

describe('browserFamily', () => {
  it.each(USER_AGENTS)('knows $what', ({ browser, form, system, text }) => {
    expect(browserFamily(text)).toEqual({ browser, system, form });
  });

  it.each(USER_AGENTS)('does not see what the device of $what is where that is not wanted', ({ browser, system, text }) => {
    expect(browserFamily(text, { readsForm: false })).toEqual({ browser, system, form: 'other' });
  });

  it('has seen every word of its lists', () => {
    expect(new Set(USER_AGENTS.map(({ browser }) => browser))).toEqual(new Set(BROWSERS));
    expect(new Set(USER_AGENTS.map(({ system }) => system))).toEqual(new Set(SYSTEMS));
    expect(new Set(USER_AGENTS.map(({ form }) => form))).toEqual(new Set(FORMS));
  });

  it(proves('lets nothing of the text out, whatever it is', '1V1-01-03', '1V1-01-04', '1V1-01-05', 'T1V-01-03', 'T1V-01-04', 'ANC-01-04', 'ANC-01-05', 'VIS-04-02'), () => {
    const words = new Set<string>([...BROWSERS, ...SYSTEMS, ...FORMS]);
    const real = fc.constantFrom(...USER_AGENTS.map(({ text }) => text));
    const any = fc.string({ unit: 'binary' });
    const broken = fc.tuple(real, fc.nat(200), any).map(([text, at, more]) => text.slice(0, at) + more + text.slice(at));
    fc.assert(
      fc.property(fc.oneof(any, broken), (text) => Object.values(browserFamily(text)).every((word) => words.has(word))),
    );
  });

  it('reads no more than the first 512 characters', () => {
    expect(browserFamily(' '.repeat(512) + (USER_AGENTS[0]?.text ?? ''))).toEqual({ browser: 'other', system: 'other', form: 'other' });
    expect(browserFamily('')).toEqual({ browser: 'other', system: 'other', form: 'other' });
  });
});

/** bowser's words for ours; what is not here is `other` to us. */
const THEIR_BROWSERS: Readonly<Record<string, string>> = {
  Chrome: 'chrome',
  Chromium: 'chrome',
  'Microsoft Edge': 'edge',
  Firefox: 'firefox',
  Safari: 'safari',
  Opera: 'opera',
  'Opera Touch': 'opera',
  'Samsung Internet for Android': 'samsung',
  DuckDuckGo: 'duckduckgo',
  'Yandex Browser': 'yandex',
};
const THEIR_SYSTEMS: Readonly<Record<string, string>> = {
  Android: 'android',
  iOS: 'ios',
  Windows: 'windows',
  macOS: 'macos',
  Linux: 'linux',
  'Chrome OS': 'chromeos',
};
const THEIR_FORMS: Readonly<Record<string, string>> = { mobile: 'phone', tablet: 'tablet', desktop: 'desktop' };

describe('next to bowser 2.15.0', () => {
  it.each(USER_AGENTS)('agrees on $what, or is known not to', ({ bowser, text }) => {
    const { browser, os, platform } = Bowser.parse(text);
    const theirs = {
      browser: THEIR_BROWSERS[browser.name ?? ''] ?? 'other',
      system: THEIR_SYSTEMS[os.name ?? ''] ?? 'other',
      form: THEIR_FORMS[platform.type ?? ''] ?? 'other',
    };
    expect(theirs).toEqual({ ...browserFamily(text), ...bowser });
  });
});
