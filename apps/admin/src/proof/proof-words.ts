import { countWords } from '../counts/figure-words.tsx';
import { dayWords } from '../counts/range-words.ts';

export interface Proof {
  /** When the rows were counted, in ms since 1970. */
  readonly at: number;
  readonly rows: number;
  readonly places: readonly { readonly place: string; readonly rows: number }[];
}

const PLACES: Readonly<Record<string, string>> = {
  pg_largeobject: 'Large objects: files inside the database, which are no table',
  pg_logical_emit_message:
    'Messages into the server’s journal: no rows, and nobody can count them from here. Only who runs the PostgreSQL server can close this, by taking EXECUTE on this function away from PUBLIC',
};

/** Doors, not tables: what went through cannot be counted, so each counts as one. */
const DOORS: Readonly<Record<string, string>> = {
  function: 'A function that the collector may run and that writes with the rights of somebody else. It counts as one row',
  trigger: 'A trigger that goes along with what the collector counts, and may write elsewhere. It counts as one row',
  rule: 'A rule that goes along with what the collector counts, and may write elsewhere. It counts as one row',
  role: 'A role of the collector that may write outside of any table. It counts as one row',
};

/** What a place is; most are tables, and say so by their names. */
export const placeWords = (place: string): string =>
  PLACES[place] ?? DOORS[/^(\w+) /.exec(place)?.[1] ?? ''] ?? 'A table or view that the collector may write';

/** The time of the look, by UTC: "22 Nov 2026, 14:02:10 UTC". */
export const lookWords = (at: number): string => `${dayWords(at)}, ${new Date(at).toISOString().slice(11, 19)} UTC`;

export interface ProofVerdict {
  readonly tone: 'good' | 'broken';
  readonly words: string;
  readonly more: string;
}

export function proofVerdict({ places, rows }: Proof): ProofVerdict {
  if (rows === 0) {
    return {
      tone: 'good',
      words: 'Event rows stored: 0',
      more: 'Nowhere that the collector may write is there a row of a single visit, click or call. There are only sums.',
    };
  }
  const full = places.filter((place) => place.rows > 0).map(({ place }) => place);
  return {
    tone: 'broken',
    words: `Event rows stored: ${countWords(rows)}`,
    more: `There should be none. They are in ${full.length === 1 ? '' : 'these places: '}${full.join(', ')}.`,
  };
}
