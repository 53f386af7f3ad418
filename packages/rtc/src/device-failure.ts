/** Why camera and microphone did not open, in the words the visitor is helped with. */
export type DeviceFailure = 'denied' | 'no-camera' | 'in-use' | 'other';

/**
 * The failure behind what getUserMedia threw (W3C mediacapture-streams §10.3). Browsers differ in
 * prose, never in these names; SecurityError is Firefox' word for a policy that forbids the camera.
 */
export function deviceFailureOf(error: unknown): DeviceFailure {
  const name = error instanceof Error ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-camera';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    default:
      return 'other';
  }
}

/** Why one device of two is missing while the other is open. */
export type MissingReason = 'denied' | 'not-found' | 'in-use' | 'other';

export function missingReasonOf(failure: DeviceFailure): MissingReason {
  return failure === 'no-camera' ? 'not-found' : failure;
}
