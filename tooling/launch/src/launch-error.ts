/** Something an operator can put right: shown as one line that says what to do. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}
