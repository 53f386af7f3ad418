/** Primary subtags of BCP 47: the languages most people can be met in, and no claim beyond that. */
const COMMON = [
  'ar', 'bg', 'bn', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fa', 'fi', 'fr', 'he', 'hi', 'hr', 'hu', 'id', 'is', 'it',
  'ja', 'ko', 'lt', 'lv', 'ms', 'nl', 'no', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'sw', 'ta', 'th', 'tr', 'uk',
  'ur', 'vi', 'zh',
] as const;

const SUBTAG = /^[a-z]{2,3}$/;
/** Norwegian has two forms in writing, which browsers name; who speaks one speaks with the other. */
const SAME: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' };

export interface LanguageChoice {
  readonly code: string;
  readonly name: string;
}

export interface LanguageChoices {
  /** Those of the browser's settings, in their order. */
  readonly own: readonly LanguageChoice[];
  /** By name. */
  readonly others: readonly LanguageChoice[];
}

/** What is left to choose; `preferred` are BCP 47 tags. */
export function languageChoices(preferred: readonly string[], chosen: readonly string[]): LanguageChoices {
  const subtags = preferred.map((tag) => tag.toLowerCase().split('-', 1).join('')).map((code) => SAME[code] ?? code);
  const own = [...new Set(subtags)].filter((code) => SUBTAG.test(code));
  const left = (codes: readonly string[]) =>
    codes.filter((code) => !chosen.includes(code)).map((code) => ({ code, name: languageName(code) }));
  const others = left(COMMON.filter((code) => !own.includes(code)));
  return { own: left(own), others: others.toSorted((one, other) => one.name.localeCompare(other.name, 'en')) };
}

/** A language's English name; its subtag where the browser knows none. */
export const languageName = (code: string): string => new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
