import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, isInSrgb, parseOklch } from './contrast.ts';

const SCHEMES = {
  light: [],
  dark: ['(prefers-color-scheme: dark)'],
  'light, more contrast': ['(prefers-contrast: more)'],
  'dark, more contrast': [
    '(prefers-color-scheme: dark)',
    '(prefers-contrast: more)',
    '(prefers-color-scheme: dark) and (prefers-contrast: more)',
  ],
} as const;

const SURFACES = ['surface-0', 'surface-1', 'surface-2', 'surface-3'];

/** Foregrounds with the backgrounds that they are used on, and the least ratio (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11). */
const PAIRS = [
  { ratio: 7, inks: ['ink-strong', 'ink-normal'], on: [...SURFACES, 'accent-soft', 'danger-soft'] },
  { ratio: 7, inks: ['stage-ink'], on: ['stage', 'stage-plate'] },
  { ratio: 4.5, inks: ['ink-soft'], on: SURFACES },
  { ratio: 4.5, inks: ['stage-soft'], on: ['stage', 'stage-plate'] },
  { ratio: 4.5, inks: ['accent', 'accent-strong', 'danger', 'danger-strong'], on: SURFACES },
  { ratio: 4.5, inks: ['accent-ink'], on: ['accent', 'accent-strong'] },
  { ratio: 4.5, inks: ['danger-ink'], on: ['danger', 'danger-strong'] },
  {
    ratio: 4.5,
    inks: ['proven', 'measured', 'declared', 'unproven', 'broken'],
    on: ['surface-0', 'surface-1', 'surface-2'],
  },
  { ratio: 3, inks: ['line-strong', 'focus'], on: SURFACES },
] as const;

/** The accent takes a brand's hue, so what holds for it must hold for every hue there is. */
const HUES = Array.from({ length: 360 }, (_, hue) => hue);

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

describe.each(Object.entries(SCHEMES))('%s', (_name, media) => {
  const tokens = tokensOf(media);

  test.each(
    PAIRS.flatMap(({ ratio, inks, on }) =>
      inks.flatMap((ink) => on.map((surface) => ({ ink, surface, ratio }))),
    ),
  )('$ink on $surface reaches $ratio : 1 in every hue', ({ ink, surface, ratio }) => {
    const tooLow = HUES.filter((hue) => contrast(colour(tokens, ink, hue), colour(tokens, surface, hue)) < ratio);
    expect(tooLow).toEqual([]);
  });

  test('every opaque colour exists in sRGB, so that what is checked is what is shown', () => {
    const opaque = [...tokens.keys()].filter((name) => /^oklch\([^/]*\)$/.test(tokens.get(name) ?? ''));
    expect(opaque.length).toBeGreaterThan(25);
    const outside = opaque.filter((name) => HUES.some((hue) => !isInSrgb(colour(tokens, name, hue))));
    expect(outside).toEqual([]);
  });
});

test('every scheme has the contrast it is named for', () => {
  const ratioOf = (media: readonly string[]) => {
    const tokens = tokensOf(media);
    return contrast(colour(tokens, 'ink-soft'), colour(tokens, 'surface-0'));
  };
  expect(ratioOf(SCHEMES['light, more contrast'])).toBeGreaterThan(ratioOf(SCHEMES.light));
  expect(ratioOf(SCHEMES['dark, more contrast'])).toBeGreaterThan(ratioOf(SCHEMES.dark));
});

test('black on white is 21 : 1, and a colour no screen has is found', () => {
  expect(contrast(parseOklch('oklch(0 0 0)'), parseOklch('oklch(1 0 0)'))).toBeCloseTo(21, 1);
  expect(isInSrgb(parseOklch('oklch(0.8 0.3 150)'))).toBe(false);
});

function colour(tokens: ReadonlyMap<string, string>, name: string, hue = 190) {
  const value = tokens.get(name);
  if (value === undefined) throw new Error(`no token --${name}`);
  return parseOklch(value.replace('var(--accent-hue)', String(hue)));
}

/** The tokens that hold when these media queries match, later blocks over earlier ones. */
function tokensOf(media: readonly string[]): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const [, query, block] of css.matchAll(/(?:@media ([^{]+?) \{\s*)?:root \{([^}]*)\}/g)) {
    if (query !== undefined && !media.includes(query)) continue;
    for (const [, name, value] of (block ?? '').matchAll(/--([\w-]+): ([^;]+);/g)) {
      if (name !== undefined && value !== undefined) tokens.set(name, value);
    }
  }
  return tokens;
}
