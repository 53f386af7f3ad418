export type UnavailableReason =
  | 'platform'
  | 'missing'
  | 'hash'
  | 'glibc'
  | 'load';

/** Why uWebSockets.js cannot run here. The message is one line that says what to do. */
export class UwsUnavailable extends Error {
  override readonly name = 'UwsUnavailable';
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}
