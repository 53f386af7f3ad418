import type { BrowserFamily } from './browser-family.ts';

interface KnownUserAgent extends BrowserFamily {
  readonly what: string;
  readonly text: string;
  /** What bowser 2.15.0 sees otherwise: it knows fewer marks, and takes views in apps for the browser that they are made of. */
  readonly bowser?: Partial<BrowserFamily>;
}

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64)';
const PHONE = 'Mozilla/5.0 (Linux; Android 10; K)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)';
const IPAD = 'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X)';

/** In the forms that browsers' own documentation gives. */
export const USER_AGENTS: readonly KnownUserAgent[] = [
  { what: 'Chrome on Windows', text: `${WINDOWS} ${BLINK} Chrome/126.0.0.0 Safari/537.36`, browser: 'chrome', system: 'windows', form: 'desktop' },
  { what: 'Chrome on macOS', text: `${MAC} ${BLINK} Chrome/126.0.0.0 Safari/537.36`, browser: 'chrome', system: 'macos', form: 'desktop' },
  { what: 'Chrome on Linux', text: `${LINUX} ${BLINK} Chrome/126.0.0.0 Safari/537.36`, browser: 'chrome', system: 'linux', form: 'desktop' },
  { what: 'Chrome on ChromeOS', text: `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${BLINK} Chrome/126.0.0.0 Safari/537.36`, browser: 'chrome', system: 'chromeos', form: 'desktop', bowser: { form: 'other' } },
  { what: 'Chrome on an Android phone', text: `${PHONE} ${BLINK} Chrome/126.0.0.0 Mobile Safari/537.36`, browser: 'chrome', system: 'android', form: 'phone' },
  { what: 'Chrome on an Android tablet', text: `${PHONE} ${BLINK} Chrome/126.0.0.0 Safari/537.36`, browser: 'chrome', system: 'android', form: 'tablet' },
  { what: 'Chrome on an iPhone', text: `${IPHONE} ${WEBKIT} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`, browser: 'chrome', system: 'ios', form: 'phone' },
  { what: 'Edge on Windows', text: `${WINDOWS} ${BLINK} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`, browser: 'edge', system: 'windows', form: 'desktop' },
  { what: 'old Edge on Windows', text: `${WINDOWS} ${BLINK} Chrome/70.0.3538.102 Safari/537.36 Edge/18.19582`, browser: 'edge', system: 'windows', form: 'desktop' },
  { what: 'Edge on Android', text: `${PHONE} ${BLINK} Chrome/126.0.0.0 Mobile Safari/537.36 EdgA/126.0.0.0`, browser: 'edge', system: 'android', form: 'phone' },
  { what: 'Edge on an iPhone', text: `${IPHONE} ${WEBKIT} Version/17.0 EdgiOS/126.0.2592.56 Mobile/15E148 Safari/605.1.15`, browser: 'edge', system: 'ios', form: 'phone' },
  { what: 'Edge on Xbox', text: `Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox One) ${BLINK} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`, browser: 'edge', system: 'windows', form: 'other', bowser: { form: 'desktop' } },
  { what: 'Firefox on Windows', text: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0', browser: 'firefox', system: 'windows', form: 'desktop' },
  { what: 'Firefox on macOS', text: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0', browser: 'firefox', system: 'macos', form: 'desktop' },
  { what: 'Firefox on Linux', text: 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', browser: 'firefox', system: 'linux', form: 'desktop' },
  { what: 'Firefox on an Android phone', text: 'Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0', browser: 'firefox', system: 'android', form: 'phone' },
  { what: 'Firefox on an Android tablet', text: 'Mozilla/5.0 (Android 14; Tablet; rv:127.0) Gecko/127.0 Firefox/127.0', browser: 'firefox', system: 'android', form: 'tablet' },
  { what: 'Firefox on an iPad', text: `${IPAD} ${WEBKIT} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`, browser: 'firefox', system: 'ios', form: 'tablet' },
  { what: 'Safari on macOS', text: `${MAC} ${WEBKIT} Version/17.5 Safari/605.1.15`, browser: 'safari', system: 'macos', form: 'desktop' },
  { what: 'Safari on an iPhone', text: `${IPHONE} ${WEBKIT} Version/17.5 Mobile/15E148 Safari/604.1`, browser: 'safari', system: 'ios', form: 'phone' },
  { what: 'Safari on an iPad', text: `${IPAD} ${WEBKIT} Version/17.5 Mobile/15E148 Safari/604.1`, browser: 'safari', system: 'ios', form: 'tablet' },
  { what: 'Opera on Windows', text: `${WINDOWS} ${BLINK} Chrome/124.0.0.0 Safari/537.36 OPR/110.0.0.0`, browser: 'opera', system: 'windows', form: 'desktop' },
  { what: 'Opera on Android', text: `${PHONE} ${BLINK} Chrome/124.0.0.0 Mobile Safari/537.36 OPR/82.0.0.0`, browser: 'opera', system: 'android', form: 'phone' },
  { what: 'Opera Touch on an iPhone', text: `${IPHONE} ${WEBKIT} Version/17.5 Mobile/15E148 Safari/604.1 OPT/4.6.0`, browser: 'opera', system: 'ios', form: 'phone' },
  { what: 'Samsung Internet on a phone', text: `Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) ${BLINK} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`, browser: 'samsung', system: 'android', form: 'phone' },
  { what: 'Samsung Internet on a tablet', text: `Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-X700) ${BLINK} SamsungBrowser/25.0 Chrome/121.0.0.0 Safari/537.36`, browser: 'samsung', system: 'android', form: 'tablet' },
  { what: 'DuckDuckGo on Android', text: `${PHONE} ${BLINK} Version/4.0 Chrome/126.0.0.0 Mobile DuckDuckGo/5 Safari/537.36`, browser: 'duckduckgo', system: 'android', form: 'phone', bowser: { browser: 'chrome' } },
  { what: 'DuckDuckGo on an iPhone', text: `${IPHONE} ${WEBKIT} Version/17.5 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`, browser: 'duckduckgo', system: 'ios', form: 'phone', bowser: { browser: 'safari' } },
  { what: 'DuckDuckGo on macOS', text: `${MAC} ${WEBKIT} Version/17.5 Safari/605.1.15 Ddg/17.5`, browser: 'duckduckgo', system: 'macos', form: 'desktop' },
  { what: 'Yandex on Windows', text: `${WINDOWS} ${BLINK} Chrome/124.0.0.0 YaBrowser/24.6.0.0 Safari/537.36`, browser: 'yandex', system: 'windows', form: 'desktop' },
  { what: 'Yandex on Android', text: `Mozilla/5.0 (Linux; arm_64; Android 13; SM-A525F) ${BLINK} Chrome/124.0.0.0 YaBrowser/24.6.0.0 Mobile Safari/537.36`, browser: 'yandex', system: 'android', form: 'phone' },
  { what: 'Vivaldi on Linux', text: `${LINUX} ${BLINK} Chrome/124.0.0.0 Safari/537.36 Vivaldi/6.7`, browser: 'other', system: 'linux', form: 'desktop' },
  { what: 'UC Browser on Android', text: 'Mozilla/5.0 (Linux; U; Android 11; en-US; RMX2185) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/13.4.0.1306 Mobile Safari/537.36', browser: 'other', system: 'android', form: 'phone' },
  { what: 'Silk on a Fire tablet', text: `Mozilla/5.0 (Linux; Android 9; KFMAWI) ${BLINK} Silk/121.3.1 like Chrome/121.0.6167.178 Safari/537.36`, browser: 'other', system: 'android', form: 'tablet' },
  { what: 'an app that shows pages on Android', text: `Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A.240205.004; wv) ${BLINK} Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36`, browser: 'other', system: 'android', form: 'phone', bowser: { browser: 'chrome' } },
  { what: 'an app that shows pages on an iPhone', text: `${IPHONE} ${WEBKIT} Mobile/15E148 Instagram 336.0.0.28.105`, browser: 'other', system: 'ios', form: 'phone', bowser: { browser: 'safari' } },
  { what: 'the Google app on an iPhone', text: `${IPHONE} ${WEBKIT} GSA/322.0.646 Mobile/15E148 Safari/604.1`, browser: 'other', system: 'ios', form: 'phone' },
  { what: 'Internet Explorer 11', text: 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko', browser: 'other', system: 'windows', form: 'desktop' },
  { what: 'a Samsung television', text: 'Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/2.2 Chrome/76.0.3809.146 TV Safari/537.36', browser: 'samsung', system: 'other', form: 'other' },
  { what: 'a PlayStation 4', text: 'Mozilla/5.0 (PlayStation 4 11.50) AppleWebKit/605.1.15 (KHTML, like Gecko)', browser: 'other', system: 'other', form: 'other' },
  { what: 'a Windows phone', text: 'Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1; Microsoft; Lumia 950) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/52.0.2743.116 Mobile Safari/537.36 Edge/15.15254', browser: 'edge', system: 'other', form: 'phone' },
];
