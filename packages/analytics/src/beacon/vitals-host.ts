import type { ObjectionHost } from './beacon-host.ts';
import type { LeaveFigures } from './leave-figures.ts';

/** What is read of the entries of each type; those that the DOM's types do not know in full. */
export interface WatchedEntries {
  'largest-contentful-paint': PerformanceEntry;
  'layout-shift': PerformanceEntry & { readonly hadRecentInput: boolean; readonly value: number };
  event: PerformanceEntry & { readonly interactionId?: number };
  'first-input': PerformanceEntry & { readonly interactionId?: number };
}

export interface NavigationTiming extends PerformanceEntry {
  /** When a page that was made ahead of time was first looked at. */
  readonly activationStart?: number;
  readonly responseStart?: number;
}

/** All that v.js may touch of a window: how long things took, what is in view, and nothing that can be sent with. */
export interface VitalsHost extends ObjectionHost {
  readonly document: {
    readonly prerendering?: boolean;
    readonly visibilityState: DocumentVisibilityState;
    readonly documentElement: Pick<Element, 'scrollHeight'>;
    addEventListener(type: 'prerenderingchange' | 'visibilitychange', listener: () => void): void;
  };
  readonly performance: Pick<Performance, 'now'> & {
    /** How many interactions there were since the page was loaded; not in every browser. */
    readonly interactionCount?: number;
    getEntriesByType(type: 'navigation'): readonly NavigationTiming[];
    getEntriesByType(type: 'paint' | 'visibility-state'): readonly PerformanceEntry[];
  };
  readonly PerformanceObserver: {
    readonly supportedEntryTypes: readonly string[];
    new (callback: (list: { getEntries(): PerformanceEntryList }) => void): Pick<
      PerformanceObserver,
      'disconnect' | 'observe' | 'takeRecords'
    >;
  };
  readonly scrollY: number;
  readonly innerHeight: number;
  requestAnimationFrame(callback: () => void): unknown;
  addEventListener(type: 'pageshow', listener: (event: PageTransitionEvent) => void): void;
  addEventListener(type: 'pagehide' | 'scroll', listener: () => void, options?: { passive: true }): void;
  dispatchEvent(event: CustomEvent<LeaveFigures>): unknown;
}
