import type { PromiseId } from '../promises/promises.ts';

/** Live figures that show a promise, with the path of the page that prints each. */
export const FIGURES: Readonly<Partial<Record<PromiseId, string>>> = {
  // "Event rows stored: 0", counted while the page is made.
  '1V1-01-12': '/numbers/#proof',
};
