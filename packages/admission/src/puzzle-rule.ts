/** `auto`: of networks that search too often, and of everybody while the site is under attack. */
export type PuzzleSwitch = 'off' | 'auto' | 'always';

export interface SearchSigns {
  /** A puzzle was solved for this search. */
  readonly isPaid: boolean;
  /** The network has no token left for a search. */
  readonly isOverRate: boolean;
  readonly isUnderAttack: boolean;
}

/** What becomes of a search, before any pool hears of it (SPEC.md, Z1). */
export type SearchVerdict = 'goes' | 'puzzle' | 'slower';

export function searchVerdict(said: PuzzleSwitch, { isPaid, isOverRate, isUnderAttack }: SearchSigns): SearchVerdict {
  if (isPaid) return 'goes';
  if (said === 'off') return isOverRate ? 'slower' : 'goes';
  return said === 'always' || isOverRate || isUnderAttack ? 'puzzle' : 'goes';
}
