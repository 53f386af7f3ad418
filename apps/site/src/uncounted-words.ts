/** Where a visitor stands: what the browser signals by itself, what the device keeps, and what was just asked for. */
interface Standing {
  readonly hasSignal: boolean;
  readonly isUncounted: boolean;
  /** `null` before the switch was touched. */
  readonly asked: boolean | null;
}

/** The line under the switch against counting; empty where the switch itself says all. */
export function standingWords({ asked, hasSignal, isUncounted }: Standing): string {
  if (asked === true && !isUncounted) return `Your browser keeps nothing for this address, so it cannot keep this wish. ${hasSignal ? SIGNAL : HOW_ELSE}`;
  if (hasSignal) return SIGNAL;
  if (isUncounted) return asked === null ? 'On this device, your visits are not counted.' : 'Done. From now on, your visits are not counted on this device.';
  return asked === null ? '' : 'The wish is gone. From now on, your visits are counted again.';
}

const SIGNAL =
  'Your browser signals that you do not want to be tracked (Global Privacy Control or Do Not Track). As long as it does, your visits are not counted, whatever this switch says.';
const HOW_ELSE = 'Allow it to store data for this address, or turn on Global Privacy Control.';
