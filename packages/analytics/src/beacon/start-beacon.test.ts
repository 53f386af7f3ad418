import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { parseCount } from '../count.ts';
import type { BeaconHost } from './beacon-host.ts';
import { startBeacon } from './start-beacon.ts';

interface Setting {
  readonly path?: string;
  readonly referrer?: string;
  readonly named?: string;
  readonly type?: string;
  readonly prerendering?: boolean;
  readonly signals?: { globalPrivacyControl?: unknown; doNotTrack?: unknown };
  readonly sendBeacon?: 'takes' | 'refuses' | 'absent';
}

/** A window as the beacon sees one, with what left it. */
function openWindow(setting: Setting = {}) {
  const sent: string[] = [];
  const fetched: RequestInit[] = [];
  const onWindow = new EventTarget();
  const onDocument = new EventTarget();
  const take = (_: string, body: string): boolean => {
    if (setting.sendBeacon === 'refuses') return false;
    sent.push(body);
    return true;
  };
  const host: BeaconHost = {
    navigator: { ...setting.signals, ...(setting.sendBeacon === 'absent' ? {} : { sendBeacon: take }) },
    document: {
      currentScript: { dataset: setting.named === undefined ? {} : { page: setting.named } },
      prerendering: setting.prerendering ?? false,
      referrer: setting.referrer ?? '',
      addEventListener: onDocument.addEventListener.bind(onDocument),
    },
    location: { host: 'visavis.example', pathname: setting.path ?? '/' },
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
    counts: () => sent.map(parseCount),
    report: (detail: unknown) => onWindow.dispatchEvent(new CustomEvent('visavis:count', { detail })),
    show: (persisted: boolean) => onWindow.dispatchEvent(Object.assign(new Event('pageshow'), { persisted })),
    activate: () => onDocument.dispatchEvent(new Event('prerenderingchange')),
  };
}

describe('page views', () => {
  it('are one per load, and the first show of a page is no second one', () => {
    const page = openWindow({ path: '/privacy/' });
    page.show(false);
    expect(page.counts()).toEqual([{ event: 'view', page: '/privacy/', entry: true }]);
  });

  it(proves('carry nothing of an unlisted path', '1V1-01-08'), () => {
    expect(openWindow({ path: '/rights/receipt-7f3a' }).sent.join()).not.toContain('7f3a');
  });

  it('take the name that a page gives itself, from the same list', () => {
    expect(openWindow({ path: '/no/such', named: '/404' }).counts()).toMatchObject([{ page: '/404' }]);
    expect(openWindow({ path: '/', named: 'my-own' }).counts()).toMatchObject([{ page: 'other' }]);
  });

  it('wait for a prerendered page to be looked at', () => {
    const page = openWindow({ prerendering: true });
    expect(page.sent).toEqual([]);
    page.activate();
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
    ['a typed address', { referrer: '' }, true],
    ['a link of another host', { referrer: 'https://elsewhere.example/a?b=c' }, true],
    ['a link of our own', { referrer: 'https://visavis.example/privacy/' }, false],
    ['a reload', { referrer: '', type: 'reload' }, false],
    ['a step back', { referrer: 'https://elsewhere.example/', type: 'back_forward' }, false],
  ])('by %s', (_, setting, entry) => {
    const page = openWindow(setting);
    expect(page.counts()).toEqual([{ event: 'view', page: '/', entry }]);
    expect(page.sent.join()).not.toContain('elsewhere');
  });
});

describe('calls started', () => {
  it('are reported by the page', () => {
    const page = openWindow({ path: '/chat/' });
    page.report('call-started');
    expect(page.counts()[1]).toEqual({ event: 'call-started' });
  });

  it.each(['view', '', undefined, { event: 'call-started' }])('leave %j alone', (detail) => {
    const page = openWindow();
    page.report(detail);
    expect(page.sent).toHaveLength(1);
  });
});

describe('a visitor who objects', () => {
  it.each([{ globalPrivacyControl: true }, { doNotTrack: '1' }])('with %j sends nothing at all', (signals) => {
    const page = openWindow({ signals, sendBeacon: 'refuses' });
    page.show(true);
    page.report('call-started');
    expect([...page.sent, ...page.fetched]).toEqual([]);
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

describe('the built file', () => {
  const built = readFileSync(new URL('../../dist/b.js', import.meta.url));

  it('is at most 700 bytes in brotli', () => {
    expect(brotliCompressSync(built).length).toBeLessThanOrEqual(700);
  });

  it(proves('names no storage, no cookie and nothing that tells devices apart', '1V1-04-04', 'T1V-02-06', 'T1V-05-05'), () => {
    // The page about cookies is counted under its name.
    const words = built.toString().replaceAll('/cookies/', '');
    expect(words).not.toMatch(/storage|cookie|indexedDB|caches|userAgent|screen|language|canvas|random/i);
  });
});
