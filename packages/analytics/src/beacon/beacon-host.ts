declare global {
  interface WindowEventMap {
    'visavis:count': CustomEvent<unknown>;
  }
}

type NavigationEntry = Pick<PerformanceEntry, 'entryType'> & { readonly type?: string };

/** All that the beacon may touch of a window: no storage, no cookie, nothing that tells devices apart. */
export interface BeaconHost {
  readonly navigator: {
    readonly globalPrivacyControl?: unknown;
    readonly doNotTrack?: unknown;
    sendBeacon?(address: string, body: string): boolean;
  };
  readonly document: {
    readonly currentScript: Pick<HTMLOrSVGElement, 'dataset'> | null;
    readonly prerendering?: boolean;
    readonly referrer: string;
    addEventListener(type: 'prerenderingchange', listener: () => void, options: { once: true }): void;
  };
  readonly location: Pick<Location, 'host' | 'pathname'>;
  readonly performance: { getEntriesByType(type: 'navigation'): readonly NavigationEntry[] };
  addEventListener<K extends 'pageshow' | 'visavis:count'>(
    type: K,
    listener: (event: WindowEventMap[K]) => void,
  ): void;
  fetch(address: string, init: RequestInit): Promise<unknown>;
}
