import { describe, expect, it } from 'vitest';
import { languageChoices, languageName } from './language-choices.ts';

const codes = (choices: readonly { readonly code: string }[]) => choices.map(({ code }) => code);

describe('the languages to choose from', () => {
  it('begin with those of the browser, each once, without country and script', () => {
    expect(codes(languageChoices(['is-IS', 'en-GB', 'en', 'nb', 'zh-Hant-TW'], []).own)).toEqual(['is', 'en', 'no', 'zh']);
  });

  it('offer none that no search could state', () => {
    expect(codes(languageChoices(['x-klingon', '', 'i-default', '*'], []).own)).toEqual([]);
  });

  it('go on with others by name, none twice', () => {
    const { own, others } = languageChoices(['de'], []);
    const all = codes([...own, ...others]);
    expect(new Set(all).size).toBe(all.length);
    expect(others.map(({ name }) => name)).toEqual(others.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en')));
    expect(all.every((code) => /^[a-z]{2,3}$/.test(code))).toBe(true);
  });

  it('leave out what is chosen', () => {
    const { own, others } = languageChoices(['de'], ['de', 'fr']);
    expect(codes([...own, ...others])).not.toContain('de');
    expect(codes([...own, ...others])).not.toContain('fr');
  });

  it('have names', () => {
    expect(languageName('is')).toBe('Icelandic');
    for (const { code, name } of languageChoices([], []).others) expect(name).not.toBe(code);
  });
});
