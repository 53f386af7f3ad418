import { describe, expect, it } from 'vitest';
import type { LeaveFigures } from './leave-figures.ts';
import { startVitals } from './start-vitals.ts';
import type { VitalsHost } from './vitals-host.ts';

interface Setting {
  readonly visibility?: DocumentVisibilityState;
  readonly prerendering?: boolean;
  readonly activationStart?: number;
  readonly unsupported?: readonly string[];
  readonly uncounted?: boolean;
}

/** A window as v.js sees one. `time` is its clock, `tell` gives an entry to whoever watches its type. */
function openWindow(setting: Setting = {}) {
  const leaves: LeaveFigures[] = [];
  const onWindow = new EventTarget();
  const onDocument = new EventTarget();
  const frames: (() => void)[] = [];
  const types = ['largest-contentful-paint', 'layout-shift', 'event', 'first-input'].filter((type) => !setting.unsupported?.includes(type));
  const watchers = new Map<Watcher, string>();
  const paints: object[] = [];

  class Watcher {
    static readonly supportedEntryTypes = types;
    readonly queue: object[] = [];
    readonly callback: (list: { getEntries(): PerformanceEntryList }) => void;
    constructor(callback: Watcher['callback']) {
      this.callback = callback;
    }
    observe = ({ type }: { type?: string }) => void watchers.set(this, type ?? '');
    disconnect = () => void watchers.delete(this);
    takeRecords = () => this.queue.splice(0) as PerformanceEntryList;
    deliver = () => this.callback({ getEntries: () => this.queue.splice(0) as PerformanceEntryList });
  }

  const page = {
    time: 0,
    interactionCount: 0,
    scrollY: 0,
    scrollHeight: 2_000,
    visibility: setting.visibility ?? ('visible' as DocumentVisibilityState),
    prerendering: setting.prerendering ?? false,
  };
  const host: VitalsHost = {
    navigator: {},
    localStorage: { getItem: () => (setting.uncounted ? '1' : null) },
    document: {
      get prerendering() {
        return page.prerendering;
      },
      get visibilityState() {
        return page.visibility;
      },
      documentElement: {
        get scrollHeight() {
          return page.scrollHeight;
        },
      },
      addEventListener: onDocument.addEventListener.bind(onDocument),
    },
    performance: {
      now: () => page.time,
      get interactionCount() {
        return page.interactionCount;
      },
      getEntriesByType: (type: string) => {
        if (type === 'navigation') return [{ responseStart: 80, activationStart: setting.activationStart ?? 0 }] as unknown as [];
        return (type === 'paint' ? paints : []) as [];
      },
    },
    PerformanceObserver: Watcher,
    get scrollY() {
      return page.scrollY;
    },
    innerHeight: 500,
    requestAnimationFrame: (callback) => frames.push(callback),
    addEventListener: onWindow.addEventListener.bind(onWindow) as VitalsHost['addEventListener'],
    dispatchEvent: (event) => leaves.push(event.detail),
  };
  startVitals(host);

  const tell = (type: string, entry: object, delivered = true): void => {
    for (const [watcher, watched] of watchers) {
      if (watched !== type) continue;
      watcher.queue.push(entry);
      if (delivered) watcher.deliver();
    }
  };
  const become = (visibility: DocumentVisibilityState, time: number): void => {
    Object.assign(page, { visibility, time });
    onDocument.dispatchEvent(new Event('visibilitychange'));
  };
  return {
    page,
    leaves,
    watchers,
    tell,
    paint: (startTime: number) => {
      paints.push({ name: 'first-contentful-paint', startTime });
      tell('largest-contentful-paint', { startTime });
    },
    scroll: (to: number) => {
      page.scrollY = to;
      onWindow.dispatchEvent(new Event('scroll'));
    },
    hide: (time: number) => become('hidden', time),
    show: (time: number) => become('visible', time),
    pageHide: (time: number) => {
      page.time = time;
      onWindow.dispatchEvent(new Event('pagehide'));
    },
    restore: (time: number) => {
      Object.assign(page, { time, visibility: 'visible' });
      onWindow.dispatchEvent(Object.defineProperties(new Event('pageshow'), { persisted: { value: true }, timeStamp: { value: time } }));
    },
    frame: (time: number) => {
      page.time = time;
      frames.splice(0).forEach((callback) => callback());
    },
    activate: (time: number) => {
      Object.assign(page, { time, prerendering: false });
      onDocument.dispatchEvent(new Event('prerenderingchange'));
    },
  };
}

describe('a page view', () => {
  it('is told once, when the page is first out of sight', () => {
    const { hide, leaves, paint, pageHide, show, watchers } = openWindow();
    paint(300);
    hide(61_400);
    show(70_000);
    hide(99_000);
    pageHide(99_000);
    expect(leaves).toEqual([{ seconds: 61, scroll: 25, lcp: 300, inp: undefined, cls: 0, fcp: 300, ttfb: 80 }]);
    expect(watchers.size).toBe(0);
  });

  it('is told by a browser that hides pages without a word', () => {
    const { leaves, pageHide } = openWindow();
    pageHide(5_000);
    expect(leaves).toMatchObject([{ seconds: 5 }]);
  });

  it('has what came last and was not handed over yet', () => {
    const { hide, leaves, page, paint, tell } = openWindow();
    paint(300);
    page.interactionCount = 1;
    tell('event', { startTime: 900, interactionId: 7, duration: 240 }, false);
    tell('layout-shift', { startTime: 950, value: 0.12345, hadRecentInput: false }, false);
    hide(2_000);
    expect(leaves).toMatchObject([{ inp: 240, cls: 0.1235 }]);
  });

  it.each([
    [0, 2_000, 25],
    [498, 2_000, 25],
    [500, 2_000, 50],
    [1_499.5, 2_000, 100],
    [0, 400, 100],
  ])('that was scrolled by %d of %d px and back is told as seen to %d percent', (to, height, scroll) => {
    const window = openWindow();
    window.page.scrollHeight = height;
    window.scroll(to);
    window.scroll(0);
    window.hide(1_000);
    expect(window.leaves).toMatchObject([{ scroll }]);
  });

  it('of a visitor who objects is not even measured', () => {
    const { leaves, pageHide, watchers } = openWindow({ uncounted: true });
    expect(watchers.size).toBe(0);
    pageHide(5_000);
    expect(leaves).toEqual([]);
  });

  it('leaves out what the browser does not measure', () => {
    const { leaves, pageHide } = openWindow({ unsupported: ['largest-contentful-paint', 'layout-shift', 'event', 'first-input'] });
    pageHide(1_000);
    expect(JSON.parse(JSON.stringify(leaves))).toEqual([{ seconds: 1, scroll: 25, ttfb: 80 }]);
  });
});

describe('a tab that was opened in the background', () => {
  it('has no paint times, and its time begins when it is looked at', () => {
    const { hide, leaves, paint, show } = openWindow({ visibility: 'hidden' });
    paint(300);
    show(60_000);
    hide(64_000);
    expect(JSON.parse(JSON.stringify(leaves))).toEqual([{ seconds: 4, scroll: 25, ttfb: 80 }]);
  });

  it('that nobody looked at tells nothing', () => {
    const { leaves, pageHide } = openWindow({ visibility: 'hidden' });
    pageHide(9_000);
    expect(leaves).toEqual([]);
  });
});

describe('a prerendered page', () => {
  it('is measured from when it is looked at', () => {
    const { activate, hide, leaves, paint, watchers } = openWindow({ prerendering: true, activationStart: 5_000 });
    expect(watchers.size).toBe(0);
    activate(5_000);
    paint(5_040);
    hide(8_000);
    expect(leaves).toMatchObject([{ seconds: 3, lcp: 40, fcp: 40, ttfb: 0 }]);
  });
});

describe('a page that comes back from the back/forward cache', () => {
  it('is a view of its own, painted by the frame after the next', () => {
    const { frame, hide, leaves, page, paint, restore, tell } = openWindow();
    paint(300);
    tell('layout-shift', { startTime: 500, value: 0.5, hadRecentInput: false });
    page.interactionCount = 9;
    hide(1_000);
    restore(20_000);
    // What is asked for again is of the view before.
    tell('event', { startTime: 600, interactionId: 1, duration: 400 });
    tell('layout-shift', { startTime: 20_500, value: 0.02, hadRecentInput: false });
    frame(20_010);
    frame(20_026);
    page.interactionCount = 10;
    hide(23_000);
    expect(leaves[1]).toEqual({ seconds: 3, scroll: 25, lcp: 26, inp: 8, cls: 0.02, fcp: 26, ttfb: 0 });
  });
});
