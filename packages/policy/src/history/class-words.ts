import type { Release } from './releases.ts';

/** What a version's class means, to the people whose data it is about. */
export const CLASS_WORDS: Readonly<Record<Release['class'], string>> = {
  first: 'The first version.',
  editorial: 'Other words. Nothing is done otherwise.',
  clarifying: 'Better described. Nothing is done otherwise.',
  favourable: 'A change in your favour.',
  material: 'An important change.',
};
