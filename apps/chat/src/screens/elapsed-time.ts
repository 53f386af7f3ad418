import { useEffect, useState } from 'preact/hooks';

/** Epoch milliseconds: drawn anew every second, and never older than what was just heard. */
export function useNow(): number {
  const [, draw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => draw((times) => times + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Date.now();
}

/** Minutes and seconds, as on a clock: `0:07`, `12:30`. */
export function clockWords(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
