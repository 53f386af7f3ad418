/** An operator's mistake in the environment: one line that says what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
