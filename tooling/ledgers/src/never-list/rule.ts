/** A place where a rule does not hold, and why. */
export interface Exception {
  /** How a path of a file, or the name of a column or key, begins. */
  readonly at: string;
  readonly because: string;
}

export const isExcepted = (exceptions: readonly Exception[] | undefined, at: string): boolean =>
  exceptions?.some((exception) => at.startsWith(exception.at)) ?? false;
