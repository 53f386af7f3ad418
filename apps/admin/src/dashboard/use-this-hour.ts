import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { HOUR_MS } from '../counts/span.ts';

const EVERY_MS = 30_000;

const thisHour = (): number => Math.floor(Date.now() / HOUR_MS) * HOUR_MS;

/** The hour that it is, so that "today" is not yesterday's on a page that stayed open over midnight. */
export function useThisHour(): number {
  const now = useSignal(thisHour());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = thisHour();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now.value;
}
