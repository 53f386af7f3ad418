/** Something that must hold of a simulated week. */
export interface Check {
  readonly name: string;
  readonly holds: boolean;
  /** What was found, in figures. */
  readonly found: string;
}

export const check = (name: string, holds: boolean, found: string): Check => ({ name, holds, found });

export const inFigures = (count: number): string => count.toLocaleString('en-GB', { maximumFractionDigits: 2 });
