/** One thing that `npm run policy -- NAME …` does. */
export interface Verb {
  /** What follows the name, such as `<profile> [--effective DATE]`. */
  readonly usage: string;
  /** What `--help` adds to the usage, a line each. */
  readonly help?: readonly string[];
  /** What it does, in one line of the overview. */
  readonly does: string;
  /** Errors: `CliError`. */
  readonly run: (args: readonly string[], place: Place) => Promise<void> | void;
}

/** Where a verb reads, writes and speaks. Tests give it a temporary copy. */
export interface Place {
  /** The root of the repository. */
  readonly root: string;
  readonly now: () => Date;
  /** One line to the person who asked. */
  readonly say: (line: string) => void;
}
