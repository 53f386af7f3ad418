import type { PromiseId } from '../promises/promises.ts';

/** Live figures that show a promise, with the path of the page that prints each. None is published yet. */
export const FIGURES: Readonly<Partial<Record<PromiseId, string>>> = {};
