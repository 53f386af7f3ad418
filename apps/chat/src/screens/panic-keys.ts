/** Milliseconds within which Shift must be pressed three times. */
const THRICE_MS = 1_500;

/** Finds the two ways to say panic by keyboard: Shift and Escape, and Shift three times with nothing in between. */
export function createPanicKeys(): (pressed: Pick<KeyboardEvent, 'key' | 'repeat' | 'shiftKey' | 'timeStamp'>) => boolean {
  let times: readonly number[] = [];
  return ({ key, repeat, shiftKey, timeStamp }) => {
    if (key === 'Escape' && shiftKey) return true;
    if (repeat) return false;
    times = key === 'Shift' ? [...times.filter((time) => timeStamp - time < THRICE_MS), timeStamp] : [];
    return times.length >= 3;
  };
}
