import { ANONCAM_PROMISES } from './anoncam.ts';
import { ONEVONE_PROMISES } from './1v1-cams.ts';
import { TALK1V1_PROMISES } from './talk1v1.ts';
import { VISAVIS_PROMISES } from './visavis.ts';
import { VISAVIS_PAGE_PROMISES } from './visavis-pages.ts';
import { VISAVIS_PEOPLE_PROMISES } from './visavis-people.ts';
import type { PromiseRow } from './promise-row.ts';

/** The number of a promise, such as 1V1-05-01; any other is a type error. */
export type PromiseId = (
  | (typeof ONEVONE_PROMISES)[number]
  | (typeof TALK1V1_PROMISES)[number]
  | (typeof ANONCAM_PROMISES)[number]
  | (typeof VISAVIS_PROMISES)[number]
  | (typeof VISAVIS_PEOPLE_PROMISES)[number]
  | (typeof VISAVIS_PAGE_PROMISES)[number]
)['id'];

/** A row whose number is known to exist. */
export interface Promised extends PromiseRow {
  readonly id: PromiseId;
}

/** All promises: those of the three published policies, then our own. */
export const PROMISES: readonly Promised[] = [
  ...ONEVONE_PROMISES,
  ...TALK1V1_PROMISES,
  ...ANONCAM_PROMISES,
  ...VISAVIS_PROMISES,
  ...VISAVIS_PEOPLE_PROMISES,
  ...VISAVIS_PAGE_PROMISES,
];

const BY_ID: ReadonlyMap<string, Promised> = new Map(PROMISES.map((row) => [row.id, row]));

export function promise(id: PromiseId): Promised {
  const row = BY_ID.get(id);
  if (row === undefined) throw new TypeError(`There is no promise ${id}`);
  return row;
}

export const isPromiseId = (id: string): id is PromiseId => BY_ID.has(id);
