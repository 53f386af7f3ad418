/** Something that the person at the keyboard can put right, in one line with path and reason. */
export class CliError extends Error {
  override readonly name = 'CliError';
  /** `usage`: the command itself was wrong (exit code 2). `refused`: the policy was (exit code 1). */
  readonly reason: 'usage' | 'refused';

  constructor(reason: 'usage' | 'refused', line: string) {
    super(line);
    this.reason = reason;
  }
}
