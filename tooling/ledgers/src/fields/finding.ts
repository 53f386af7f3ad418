/** Something that is not as the manifest says: what it is, what to do, and whose promise it breaks. */
export interface Finding {
  readonly what: string;
  readonly fix: string;
  readonly promises: readonly string[];
}

/** What a failing check prints. */
export const describeFinding = ({ what, fix, promises }: Finding): string => `${what}. ${fix} (${promises.join(', ')})`;

/** Nothing is collected but what is declared, in the words of each policy. */
export const ONLY_WHAT_IS_DECLARED = ['1V1-01-01', 'T1V-01-01', 'ANC-01-01', 'VIS-01-01'] as const;
