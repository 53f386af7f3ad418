import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { parseCount } from '../count.ts';
import type { Page } from '../page.ts';
import { CLICKS } from '../count-name.ts';
import type { BeaconHost } from './beacon-host.ts';
import { startBeacon } from './start-beacon.ts';

interface Setting {
  readonly page?: Page;
  readonly search?: string;
  readonly campaigns?: string;
  /** Whether the page asks for the referring host. */
  readonly asksFrom?: boolean;
  readonly referrer?: string;
  readonly type?: string;
  readonly prerendering?: boolean;
  readonly signals?: { globalPrivacyControl?: unknown; doNotTrack?: unknown };
  /** What the device keeps under `visavis.uncounted`; `blocked` where reading throws. */
  readonly uncounted?: '1' | '0' | 'blocked';
  readonly sendBeacon?: 'takes' | 'refuses' | 'absent';
}

/** A window as the beacon sees one, with what left it. */
function openWindow(setting: Setting = {}) {
  const sent: string[] = [];
  const fetched: RequestInit[] = [];
  const onWindow = new EventTarget();
  const clicked: { dataset: { count?: string } } = { dataset: {} };
  const closest = (selector: string) => (selector === '[data-count]' && clicked.dataset.count !== undefined ? clicked : null);
  const onDocument = Object.assign(new EventTarget(), { closest });
  const kept: string[] = [];
  const take = (_: string, body: string): boolean => {
    if (setting.sendBeacon === 'refuses') return false;
    sent.push(body);
    return true;
  };
  const host: BeaconHost = {
    navigator: { ...setting.signals, ...(setting.sendBeacon === 'absent' ? {} : { sendBeacon: take }) },
    document: {
      currentScript: {
        dataset: {
          page: setting.page ?? '/',
          ...(setting.campaigns !== undefined && { campaigns: setting.campaigns }),
          ...(setting.asksFrom === true && { from: 'host' }),
        },
      },
      prerendering: setting.prerendering ?? false,
      referrer: setting.referrer ?? '',
      addEventListener: onDocument.addEventListener.bind(onDocument),
    },
    location: { host: 'visavis.example', search: setting.search ?? '' },
    localStorage: {
      getItem: (key) => {
        if (setting.uncounted === 'blocked') throw new DOMException('cookies are blocked', 'SecurityError');
        kept.push(key);
        return setting.uncounted ?? null;
      },
    },
    performance: { getEntriesByType: () => [{ entryType: 'navigation', type: setting.type ?? 'navigate' }] },
    addEventListener: onWindow.addEventListener.bind(onWindow) as BeaconHost['addEventListener'],
    fetch: (address, init) => {
      expect(address).toBe('/e');
      fetched.push(init);
      return Promise.reject(new Error('offline'));
    },
  };
  startBeacon(host);
  return {
    sent,
    fetched,
    kept,
    counts: () => sent.map(parseCount),
    report: (detail: unknown) => onWindow.dispatchEvent(new CustomEvent('visavis:count', { detail })),
    show: (persisted: boolean) => onWindow.dispatchEvent(Object.assign(new Event('pageshow'), { persisted })),
    leave: (detail: object) => onWindow.dispatchEvent(new CustomEvent('visavis:leave', { detail })),
    click: (count?: string) => {
      clicked.dataset = count === undefined ? {} : { count };
      onDocument.dispatchEvent(new Event('click'));
    },
    activate: () => onDocument.dispatchEvent(new Event('prerenderingchange')),
  };
}

describe('page views', () => {
  it('are one per load, and the first show of a page is no second one', () => {
    const page = openWindow({ page: '/privacy/' });
    page.show(false);
    expect(page.counts()).toEqual([{ event: 'view', page: '/privacy/', entry: true }]);
  });

  it(proves('carry the name that the page gives itself, and nothing of its address', '1V1-01-08'), () => {
    const page = openWindow({ page: '/404', search: '?mail=a@b.example' });
    expect(page.sent).toEqual(['{"event":"view","page":"/404","entry":true}']);
  });

  it('wait for a prerendered page to be looked at', () => {
    const page = openWindow({ prerendering: true });
    expect(page.sent).toEqual([]);
    page.activate();
    expect(page.counts()).toHaveLength(1);
  });

  it('count again when a page comes back from the back/forward cache, as no visit', () => {
    const page = openWindow();
    page.show(true);
    expect(page.counts()).toEqual([
      { event: 'view', page: '/', entry: true },
      { event: 'view', page: '/', entry: false },
    ]);
  });
});

describe('a visit', () => {
  it.each([
    ['a typed address', { referrer: '' }, { entry: true }],
    ['a link of another host', { referrer: 'https://news.elsewhere.example:8443/a?b=c' }, { entry: true, from: 'news.elsewhere.example' }],
    ['a link of an app', { referrer: 'android-app://org.example.mail/' }, { entry: true, from: 'org.example.mail' }],
    ['a link of a bare address', { referrer: 'http://203.0.113.5/a' }, { entry: true }],
    ['a link of a machine at home', { referrer: 'http://fritz/' }, { entry: true }],
    ['a link of our own', { referrer: 'https://visavis.example/privacy/' }, { entry: false }],
    ['a reload', { referrer: '', type: 'reload' }, { entry: false }],
    ['a step back', { referrer: 'https://elsewhere.example/', type: 'back_forward' }, { entry: false }],
  ])(proves('by %s tells the name of that host at most', 'VIS-04-04', 'T1V-01-05'), (_, setting, arrival) => {
    expect(openWindow({ ...setting, asksFrom: true }).counts()).toEqual([{ event: 'view', page: '/', ...arrival }]);
  });

  it('tells no host where none is counted: the page does not ask for it', () => {
    const { sent } = openWindow({ referrer: 'https://news.elsewhere.example/' });
    expect(sent).toEqual(['{"event":"view","page":"/","entry":true}']);
  });

  it.each([
    ['declared', { search: '?a=1&utm_campaign=spring', campaigns: 'autumn spring' }, 'spring'],
    ['not declared', { search: '?utm_campaign=ada', campaigns: 'autumn spring' }, undefined],
    ['declared, and not the last in the address', { search: '?utm_campaign=spring&b=2', campaigns: 'autumn spring' }, 'spring'],
    ['part of a declared one', { search: '?utm_campaign=spr', campaigns: 'autumn spring' }, undefined],
    ['more than a declared one', { search: '?utm_campaign=spring-2', campaigns: 'autumn spring' }, undefined],
    ['declared, on a page that declares none', { search: '?utm_campaign=spring' }, undefined],
    ['absent', { search: '', campaigns: 'null spring' }, undefined],
    ['of an arrival that is none', { search: '?utm_campaign=spring', campaigns: 'spring', type: 'reload' }, undefined],
  ])('with a campaign that is %s', (_, setting, campaign) => {
    const [view] = openWindow(setting).counts();
    expect(view?.event === 'view' ? view.campaign : 'no view').toBe(campaign);
  });
});

describe('what the page reports', () => {
  it.each(['started', 'length:61', 'end:next', 'step:talk', 'click:feed'])('is sent as %s', (name) => {
    const page = openWindow({ page: '/chat/' });
    page.report(name);
    expect(page.counts()[1]).toEqual({ event: 'named', what: name });
  });

  it.each(['view', '', undefined, null, 'started ', 'length:', 'length:1.5', 'length:-1', 'step:ada', 'step:home', { name: 'started' }])(
    'is left alone when it is %j',
    (detail) => {
      const page = openWindow();
      page.report(detail);
      expect(page.sent).toHaveLength(1);
    },
  );

  it('about its end is sent under its name', () => {
    const page = openWindow({ page: '/chat/' });
    page.leave({ seconds: 12, scroll: 50, lcp: undefined, cls: 0.01 });
    expect(page.counts()[1]).toEqual({ event: 'leave', page: '/chat/', seconds: 12, scroll: 50, cls: 0.01 });
  });
});

describe('clicks', () => {
  it.each(CLICKS)('on what has the name %s are counted', (name) => {
    const page = openWindow();
    page.click(name);
    expect(page.counts()[1]).toEqual({ event: 'named', what: `click:${name}` });
  });

  it.each([undefined, '', 'ada', 'start '])('on %j are not', (name) => {
    const page = openWindow();
    page.click(name);
    expect(page.sent).toHaveLength(1);
  });
});

describe('a visitor who objects', () => {
  it.each([{ signals: { globalPrivacyControl: true } }, { signals: { doNotTrack: '1' } }, { uncounted: '1' as const }])(
    proves('with %j sends nothing at all', 'VIS-04-03', 'VIS-04-09'),
    (setting) => {
      for (const sendBeacon of ['takes', 'refuses'] as const) {
        const page = openWindow({ ...setting, sendBeacon });
        page.show(true);
        page.report('started');
        page.leave({ seconds: 1 });
        page.click('start');
        expect([...page.sent, ...page.fetched]).toEqual([]);
      }
    },
  );

  it('is asked for that one wish, and for it alone', () => {
    expect(new Set(openWindow().kept)).toEqual(new Set(['visavis.uncounted']));
  });

  it.each(['0', 'blocked'] as const)('is not one where the device keeps %s', (uncounted) => {
    expect(openWindow({ uncounted }).sent).toHaveLength(1);
  });

  it('while prerendered sends nothing on activation', () => {
    const page = openWindow({ signals: { globalPrivacyControl: true }, prerendering: true });
    page.activate();
    expect(page.sent).toEqual([]);
  });

  it.each([{ globalPrivacyControl: false }, { doNotTrack: '0' }, { doNotTrack: 'unspecified' }])(
    'is not one with %j',
    (signals) => {
      expect(openWindow({ signals }).sent).toHaveLength(1);
    },
  );
});

describe('sending', () => {
  it.each(['refuses', 'absent'] as const)('falls back to fetch when sendBeacon %s, without cookies', (sendBeacon) => {
    const { fetched } = openWindow({ sendBeacon });
    expect(fetched).toMatchObject([{ method: 'POST', keepalive: true, credentials: 'omit' }]);
    expect(parseCount(String(fetched[0]?.body))).toEqual({ event: 'view', page: '/', entry: true });
  });
});

describe('the built files', () => {
  const built = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url));
  const sizeOf = (name: string) => brotliCompressSync(built(name)).length;

  it('are at most 700 bytes in brotli for /b.js, and 2,000 with /v.js', () => {
    expect(sizeOf('b.js')).toBeLessThanOrEqual(700);
    expect(sizeOf('b.js') + sizeOf('v.js')).toBeLessThanOrEqual(2_000);
  });

  it.each(['b.js', 'v.js'])(
    proves('as %s read one wish from storage, write nothing, and name nothing that tells devices apart', '1V1-04-04', 'T1V-02-06', 'T1V-05-05'),
    (name) => {
      const words = built(name).toString();
      expect(words.match(/\w*storage\w*[^,;)]*/gi)).toEqual(['localStorage.getItem(`visavis.uncounted`']);
      expect(words).not.toMatch(/cookie|indexedDB|caches|userAgent|screen|language|canvas|random|setItem/i);
    },
  );

  it('send from /b.js alone', () => {
    expect(built('v.js').toString()).not.toMatch(/sendBeacon|fetch|XMLHttp|WebSocket|Image|\/e\b/);
  });
});
