/** Which puzzles have served, at whatever node (SPEC.md, Z2). */
export interface Spent {
  /** Whether this is the first time, ever within `forMs` milliseconds, that anybody spends it. May reject: then nobody can say. */
  spend(puzzle: string, forMs: number): Promise<boolean>;
}
