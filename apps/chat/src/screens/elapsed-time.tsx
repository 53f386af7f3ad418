import { useEffect, useState } from 'preact/hooks';

/** Counts up from an epoch time in milliseconds. Not announced: a clock that talks helps nobody. */
export function ElapsedTime({ since }: { readonly since: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <time>{clockWords(now - since)}</time>;
}

/** Minutes and seconds, as on a clock: `0:07`, `12:30`. */
export function clockWords(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
