import { proves } from '@visavis/policy/proves';
import { expect, it } from 'vitest';
import { BrowserVerdicts } from './browser-verdicts.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/152.0.0.0 Safari/537.36';

const verdictsOf = ({ most = 10, readsForm = true } = {}) => new BrowserVerdicts({ most, readsForm: () => readsForm });

it.each([FIREFOX, CHROME])('takes %s for a person, however often', (agent) => {
  const verdicts = verdictsOf();
  const first = verdicts.of(agent);
  expect(first).toMatchObject({ isBot: false, family: { form: 'desktop' } });
  expect(verdicts.of(agent)).toBe(first);
});

it.each([
  ['no name', ''],
  ['a crawler', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['a crawler for a language model', 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)'],
  ['a browser without a screen', CHROME.replace('Chrome/', 'HeadlessChrome/')],
  ['a program', 'curl/8.5.0'],
])('takes %s for a bot', (_, agent) => {
  expect(verdictsOf().of(agent).isBot).toBe(true);
});

it(proves('remembers so many, and no User-Agent, and nothing after a turn', '1V1-01-03', 'T1V-01-03', 'ANC-01-04', 'VIS-04-02'), () => {
  const verdicts = verdictsOf({ most: 2 });
  for (const agent of [FIREFOX, CHROME, 'curl/8.5.0', FIREFOX]) verdicts.of(agent);
  expect(verdicts.size).toBe(2);
  verdicts.turn();
  expect(verdicts.size).toBe(0);
  expect(verdicts.of('curl/8.5.0').isBot).toBe(true);
});

it(proves('does not look what the device is where devices are not counted', 'T1V-04-01', 'ANC-01-07'), () => {
  expect(verdictsOf({ readsForm: false }).of(CHROME)).toEqual({ isBot: false, family: { browser: 'chrome', system: 'windows', form: 'other' } });
});
