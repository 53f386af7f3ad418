/** Every browser that can be told apart in a count. A User-Agent that is none of them is `other`. */
export const BROWSERS = ['chrome', 'edge', 'firefox', 'safari', 'opera', 'samsung', 'duckduckgo', 'yandex', 'other'] as const;
export const SYSTEMS = ['android', 'ios', 'windows', 'macos', 'linux', 'chromeos', 'other'] as const;
export const FORMS = ['phone', 'tablet', 'desktop', 'other'] as const;

export interface BrowserFamily {
  readonly browser: (typeof BROWSERS)[number];
  readonly system: (typeof SYSTEMS)[number];
  readonly form: (typeof FORMS)[number];
}

/** Nothing longer is read; real ones are about half as long. */
const MAX_LENGTH = 512;

/**
 * The first that matches. Nearly all of them also call themselves Chrome and Safari, so those two come
 * last, after the browsers and in-app views that add a name of their own.
 */
const BROWSER_MARKS: readonly (readonly [RegExp, BrowserFamily['browser']])[] = [
  [/\b(?:Edg|EdgA|EdgiOS|Edge)\//, 'edge'],
  [/\b(?:OPR|OPiOS|OPT|OPX|Opera|Opera Mini)\//, 'opera'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\bYaBrowser\//, 'yandex'],
  [/\b(?:DuckDuckGo|Ddg)\//, 'duckduckgo'],
  [/\b(?:MSIE |Trident\/|SeaMonkey\/|PaleMoon\/|Focus\/|Klar\/)/, 'other'],
  [/\b(?:Vivaldi|UCBrowser|UBrowser|HuaweiBrowser|MiuiBrowser|VivoBrowser|HeyTapBrowser|Silk|Whale|QQBrowser|Puffin)\//, 'other'],
  [/\b(?:FBAN|FBAV|FB_IAB|Instagram|MicroMessenger|Line|GSA|Snapchat|musical_ly|BytedanceWebview|Electron)\b|; wv\)/, 'other'],
  [/\b(?:Firefox|FxiOS)\//, 'firefox'],
  [/\b(?:Chrome|Chromium|CriOS)\//, 'chrome'],
  [/\((?:Macintosh|iPhone|iPad|iPod)\b.* Version\/.* Safari\//, 'safari'],
];

const SYSTEM_MARKS: readonly (readonly [RegExp, BrowserFamily['system']])[] = [
  // They call themselves Android, Linux or iPhone as well.
  [/Windows Phone|Tizen|KAIOS|Web0S|PlayStation|Nintendo/, 'other'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'ios'],
  [/\bAndroid\b/, 'android'],
  [/\bCrOS\b/, 'chromeos'],
  [/\bWindows\b/, 'windows'],
  [/\bMacintosh\b/, 'macos'],
  [/\b(?:Linux|X11)\b/, 'linux'],
];

const FORM_MARKS: readonly (readonly [RegExp, BrowserFamily['form']])[] = [
  [/\bTV\b|SMART-TV|SmartTV|Web0S|BRAVIA|\bAFT[A-Z]|CrKey|PlayStation|Xbox|Nintendo/, 'other'],
  [/\biPad\b|\bTablet\b/, 'tablet'],
  [/\b(?:iPhone|iPod|Mobile|Windows Phone|Opera Mini)\b/, 'phone'],
  // Android says Mobile on phones, and only there (https://developer.chrome.com/docs/multidevice/user-agent).
  [/\bAndroid\b/, 'tablet'],
  [/\b(?:Windows|Macintosh|CrOS|Linux|X11)\b/, 'desktop'],
];

/**
 * What a User-Agent comes down to. Nothing but a word of the three lists ever leaves this function,
 * whatever the text. An iPad that asks for desktop pages says that it is a Mac, and counts as one. With
 * `readsForm: false` nothing looks for what the device is, and its form is `other`.
 */
export function browserFamily(userAgent: string, { readsForm = true }: { readonly readsForm?: boolean } = {}): BrowserFamily {
  const text = userAgent.slice(0, MAX_LENGTH);
  return {
    browser: firstMatch(text, BROWSER_MARKS),
    system: firstMatch(text, SYSTEM_MARKS),
    form: readsForm ? firstMatch(text, FORM_MARKS) : 'other',
  };
}

function firstMatch<T extends string>(text: string, marks: readonly (readonly [RegExp, T])[]): T | 'other' {
  for (const [mark, name] of marks) if (mark.test(text)) return name;
  return 'other';
}
