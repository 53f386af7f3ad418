import type { WatchedEntries } from './vitals-host.ts';

/** How many of the slowest are kept: with 500 interactions and more, the tenth stands for the 98th percentile. */
const KEPT = 10;
/** What is said of interactions that were all too quick to be told one by one: the finest step of Event Timing. */
const QUICK_MS = 8;

/** Interaction to Next Paint (https://web.dev/articles/inp). */
export interface SlowInteractions {
  add(entry: WatchedEntries['event']): void;
  /** About the 98th percentile of `count` interactions, in ms: the slowest, leaving out one of every 50. */
  latency(count: number): number | undefined;
  readonly size: number;
}

export function slowInteractions(): SlowInteractions {
  /** Latency by interaction: a tap is a pointerdown, a pointerup and a click. */
  const slowest = new Map<number, number>();
  const ranked = () => [...slowest].sort(([, a], [, b]) => b - a);
  return {
    add({ interactionId, duration }) {
      if (!interactionId) return;
      slowest.set(interactionId, Math.max(duration, slowest.get(interactionId) ?? 0));
      for (const [id] of ranked().slice(KEPT)) slowest.delete(id);
    },
    latency: (count) => ranked()[Math.min(slowest.size - 1, Math.floor(count / 50))]?.[1] ?? (count > 0 ? QUICK_MS : undefined),
    get size() {
      return slowest.size;
    },
  };
}
