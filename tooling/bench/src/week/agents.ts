import type { BrowserFamily } from '@visavis/analytics';

/** A browser that people of the simulated week use, and what a collector makes of its name. */
export interface Agent extends BrowserFamily {
  readonly userAgent: string;
  /** How many people use it, against the others. */
  readonly weight: number;
}

const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)';
const CHROME = 'Chrome/152.0.0.0';

/** Of each browser and system there is one form, so the form never tells two visitors apart. At most 32. */
export const AGENTS: readonly Agent[] = [
  { userAgent: `${ANDROID} ${BLINK} ${CHROME} Mobile Safari/537.36`, browser: 'chrome', system: 'android', form: 'phone', weight: 280 },
  { userAgent: `${IPHONE} ${WEBKIT} Version/26.0 Mobile/15E148 Safari/604.1`, browser: 'safari', system: 'ios', form: 'phone', weight: 210 },
  { userAgent: `${WINDOWS} ${BLINK} ${CHROME} Safari/537.36`, browser: 'chrome', system: 'windows', form: 'desktop', weight: 180 },
  { userAgent: `${MAC} ${BLINK} ${CHROME} Safari/537.36`, browser: 'chrome', system: 'macos', form: 'desktop', weight: 60 },
  { userAgent: `${MAC} ${WEBKIT} Version/26.0 Safari/605.1.15`, browser: 'safari', system: 'macos', form: 'desktop', weight: 55 },
  { userAgent: `${WINDOWS} ${BLINK} ${CHROME} Safari/537.36 Edg/152.0.0.0`, browser: 'edge', system: 'windows', form: 'desktop', weight: 50 },
  { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0', browser: 'firefox', system: 'windows', form: 'desktop', weight: 30 },
  { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', browser: 'firefox', system: 'linux', form: 'desktop', weight: 20 },
  { userAgent: 'Mozilla/5.0 (Android 16; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0', browser: 'firefox', system: 'android', form: 'phone', weight: 12 },
  { userAgent: `Mozilla/5.0 (Linux; Android 16; SAMSUNG SM-X700) ${BLINK} SamsungBrowser/30.0 Chrome/146.0.0.0 Safari/537.36`, browser: 'samsung', system: 'android', form: 'tablet', weight: 20 },
  { userAgent: `Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) ${WEBKIT} FxiOS/153.0 Mobile/15E148 Safari/604.1`, browser: 'firefox', system: 'ios', form: 'tablet', weight: 8 },
  { userAgent: `${IPHONE} ${WEBKIT} CriOS/152.0.0.0 Mobile/15E148 Safari/604.1`, browser: 'chrome', system: 'ios', form: 'phone', weight: 20 },
  { userAgent: `${LINUX} ${BLINK} ${CHROME} Safari/537.36`, browser: 'chrome', system: 'linux', form: 'desktop', weight: 14 },
  { userAgent: `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${BLINK} ${CHROME} Safari/537.36`, browser: 'chrome', system: 'chromeos', form: 'desktop', weight: 6 },
  { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:153.0) Gecko/20100101 Firefox/153.0', browser: 'firefox', system: 'macos', form: 'desktop', weight: 9 },
  { userAgent: `${MAC} ${BLINK} ${CHROME} Safari/537.36 Edg/152.0.0.0`, browser: 'edge', system: 'macos', form: 'desktop', weight: 4 },
  { userAgent: `${ANDROID} ${BLINK} ${CHROME} Mobile Safari/537.36 EdgA/152.0.0.0`, browser: 'edge', system: 'android', form: 'phone', weight: 5 },
  { userAgent: `${IPHONE} ${WEBKIT} Version/26.0 EdgiOS/152.0.0.0 Mobile/15E148 Safari/605.1.15`, browser: 'edge', system: 'ios', form: 'phone', weight: 4 },
  { userAgent: `${WINDOWS} ${BLINK} ${CHROME} Safari/537.36 OPR/130.0.0.0`, browser: 'opera', system: 'windows', form: 'desktop', weight: 8 },
  { userAgent: `${MAC} ${BLINK} ${CHROME} Safari/537.36 OPR/130.0.0.0`, browser: 'opera', system: 'macos', form: 'desktop', weight: 2 },
  { userAgent: `${ANDROID} ${BLINK} ${CHROME} Mobile Safari/537.36 OPR/90.0.0.0`, browser: 'opera', system: 'android', form: 'phone', weight: 6 },
  { userAgent: `${ANDROID} ${BLINK} Version/4.0 ${CHROME} Mobile DuckDuckGo/5 Safari/537.36`, browser: 'duckduckgo', system: 'android', form: 'phone', weight: 5 },
  { userAgent: `${IPHONE} ${WEBKIT} Version/26.0 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`, browser: 'duckduckgo', system: 'ios', form: 'phone', weight: 4 },
  { userAgent: `${MAC} ${WEBKIT} Version/26.0 Safari/605.1.15 Ddg/26.0`, browser: 'duckduckgo', system: 'macos', form: 'desktop', weight: 2 },
  { userAgent: `${WINDOWS} ${BLINK} Chrome/150.0.0.0 YaBrowser/26.6.0.0 Safari/537.36`, browser: 'yandex', system: 'windows', form: 'desktop', weight: 3 },
  { userAgent: `Mozilla/5.0 (Linux; arm_64; Android 16; SM-A525F) ${BLINK} Chrome/150.0.0.0 YaBrowser/26.6.0.0 Mobile Safari/537.36`, browser: 'yandex', system: 'android', form: 'phone', weight: 3 },
  { userAgent: `${LINUX} ${BLINK} ${CHROME} Safari/537.36 Vivaldi/7.7`, browser: 'other', system: 'linux', form: 'desktop', weight: 3 },
];

export const agentAt = (index: number): Agent => {
  const agent = AGENTS[index];
  if (agent === undefined) throw new RangeError('no such browser');
  return agent;
};
