import { HOLDS_MS } from '@visavis/matchmaking/widening';
import type { Wish, WishKind } from '@visavis/protocol';
import type { Wishes } from '../view.ts';
import { languageName } from './language-choices.ts';
import { eitherWords } from './waiting-words.ts';

export const WISH_WORDS = {
  title: 'Whom you would like to meet',
  summary: (inForce: string) => `Whom you would like to meet: ${inForce}`,
  found: 'What you list is also how others find you who look for it.',
  optional: 'Not required. Our server forgets it with the search. This page keeps it for your next search, until you close it.',
  interests: {
    name: 'Interests',
    hint: 'Up to 10 words, like “chess” or “rain”. Who meets you sees those that you both named.',
    full: 'These are 10. Take one away to add another.',
    tooLong: 'Too long: at most 32 characters.',
    add: 'Add this interest',
  },
  languages: {
    name: 'Languages',
    hint: 'Up to 5. None is sent unless you choose it.',
    full: 'These are 5. Take one away to add another.',
    choose: 'Choose a language',
    add: 'Add this language',
    yours: 'From your browser',
    more: 'More',
  },
  country: {
    name: 'Your country',
    hint: 'Our server finds the country of your address. You need not write anything.',
  },
  chosen: 'Chosen',
  remove: (name: string) => `Take ${name} away`,
  weight: {
    interests: 'People who share an interest',
    languages: 'People who share a language',
    country: 'People in your country',
  },
} as const;

/** What a wish does to a search, as an answer to `weight`. It binds both: nobody is met against it before it is dropped. */
export function weightWords(kind: WishKind, wish: Wish): string {
  switch (wish) {
    case 'any':
      return 'do not matter';
    case 'first':
      return `come first, for ${HOLDS_MS[kind] / 1_000} s`;
    case 'only':
      return 'only them, however long it takes';
  }
}

/** The panel's title; where wishes are in force, with what they are, so that it is read without opening. */
export function panelTitle(kinds: readonly WishKind[], wishes: Wishes): string {
  const names = (kind: WishKind): readonly string[] => {
    if (kind === 'country') return ['your country'];
    return kind === 'languages' ? wishes.languages.map(languageName) : wishes.interests;
  };
  const inForce = kinds.filter((kind) => wishes.weight[kind] !== 'any' && names(kind).length > 0);
  if (inForce.length === 0) return WISH_WORDS.title;
  return WISH_WORDS.summary(inForce.map((kind) => `${eitherWords(names(kind))}, ${wishes.weight[kind]}`).join('; '));
}
