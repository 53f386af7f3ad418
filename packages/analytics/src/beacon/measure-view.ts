import type { LeaveFigures } from './leave-figures.ts';
import { layoutShifts } from './layout-shifts.ts';
import { slowInteractions } from './slow-interactions.ts';
import type { VitalsHost, WatchedEntries } from './vitals-host.ts';

/** Interactions quicker than this are not told one by one. */
const SLOW_MS = 40;

export interface MeasuredView {
  handleVisible(): void;
  handleScroll(): void;
  /** Measures no more. `undefined` of a page that was never in view. */
  end(): LeaveFigures | undefined;
}

/**
 * Measures one view of the page: its load, or from when it came back from the back/forward cache (`restoredAt`,
 * milliseconds on the page's clock). What a browser does not measure is left out.
 */
export function measureView(host: VitalsHost, restoredAt?: number): MeasuredView {
  const { document, performance } = host;
  const [navigation] = performance.getEntriesByType('navigation');
  const activated = navigation?.activationStart ?? 0;
  const began = restoredAt ?? activated;
  const isVisible = document.visibilityState === 'visible';
  // What is painted after the page was out of sight tells nothing of how fast it is.
  const hiddenAt =
    performance.getEntriesByType('visibility-state').find(({ name, startTime }) => name === 'hidden' && startTime >= began)
      ?.startTime ?? (isVisible ? Number.POSITIVE_INFINITY : 0);
  const interactionsBefore = restoredAt === undefined ? 0 : (performance.interactionCount ?? 0);

  let visibleAt = isVisible ? began : undefined;
  let deepest = 0;
  let lcp: number | undefined;
  let fcp: number | undefined;
  let cls: number | undefined;
  const shifted = layoutShifts();
  const interactions = slowInteractions();
  const stops: (() => void)[] = [];

  /** Entries that came earlier are asked for, too; those of an earlier view are left out. */
  const watch = <Type extends keyof WatchedEntries>(type: Type, use: (entry: WatchedEntries[Type]) => void): void => {
    if (!host.PerformanceObserver.supportedEntryTypes.includes(type)) return;
    const take = (entries: PerformanceEntryList): void =>
      entries.forEach((entry) => {
        // An observer gets entries of the type that it asked for.
        if (entry.startTime >= (restoredAt ?? 0)) use(entry as WatchedEntries[Type]);
      });
    const observer = new host.PerformanceObserver((list) => take(list.getEntries()));
    const asked = { type, buffered: true, durationThreshold: SLOW_MS };
    observer.observe(asked);
    stops.push(() => {
      take(observer.takeRecords());
      observer.disconnect();
      if (type === 'layout-shift') cls ??= 0;
    });
  };
  /** Nothing is waited for twice: before its activation, or before it came back, the page had that. */
  const sinceBegan = (at: number): number => Math.round(Math.max(at - began, 0));
  const handleScroll = (): void => {
    deepest = Math.max(deepest, host.scrollY + host.innerHeight);
  };

  watch('largest-contentful-paint', ({ startTime }) => {
    if (startTime < hiddenAt) lcp = sinceBegan(startTime);
  });
  watch('layout-shift', (shift) => {
    cls = shifted(shift);
  });
  watch('event', interactions.add);
  watch('first-input', interactions.add);
  // No entry says when a page that came back was painted; the frame after the next one does.
  if (restoredAt !== undefined) {
    host.requestAnimationFrame(() =>
      host.requestAnimationFrame(() => {
        lcp = fcp = Math.round(performance.now() - restoredAt);
      }),
    );
  }

  return {
    handleVisible: () => {
      visibleAt = performance.now();
    },
    handleScroll,
    end: () => {
      stops.forEach((stop) => stop());
      if (visibleAt === undefined) return undefined;
      handleScroll();
      const now = performance.now();
      // 0 and times to come are what some browsers say when they know none.
      const responded = navigation?.responseStart ?? 0;
      const paint = performance.getEntriesByType('paint').find(({ name }) => name === 'first-contentful-paint');
      if (restoredAt === undefined && paint && paint.startTime < hiddenAt) fcp = sinceBegan(paint.startTime);
      const seen = Math.min((deepest + 1) / document.documentElement.scrollHeight, 1);
      return {
        seconds: Math.round((now - visibleAt) / 1_000),
        scroll: (Math.floor(seen * 4) * 25) as NonNullable<LeaveFigures['scroll']>,
        lcp,
        inp: interactions.latency((performance.interactionCount ?? interactions.size) - interactionsBefore),
        // As in the Chrome UX Report: of a page that was painted.
        cls: fcp === undefined || cls === undefined ? undefined : Math.round(cls * 1e4) / 1e4,
        fcp,
        ttfb: responded > 0 && responded < now ? sinceBegan(responded) : undefined,
      };
    },
  };
}
