const FORMS: Readonly<Record<string, string>> = { phone: 'Phone', tablet: 'Tablet', desktop: 'Desktop' };

const BROWSERS: Readonly<Record<string, string>> = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  opera: 'Opera',
  samsung: 'Samsung Internet',
  duckduckgo: 'DuckDuckGo',
  yandex: 'Yandex Browser',
};

const SYSTEMS: Readonly<Record<string, string>> = {
  android: 'Android',
  ios: 'iOS and iPadOS',
  windows: 'Windows',
  macos: 'macOS',
  linux: 'Linux',
  chromeos: 'ChromeOS',
};

export const formWords = (value: string): string => FORMS[value] ?? value;
export const browserWords = (value: string): string => BROWSERS[value] ?? value;
export const systemWords = (value: string): string => SYSTEMS[value] ?? value;
