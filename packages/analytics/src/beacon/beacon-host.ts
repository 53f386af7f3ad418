import type { SignalSource, StorageHost } from '@visavis/consent';
import type { BeaconAttributes } from '../beacon-attributes.ts';
import type { CountName } from '../count-name.ts';
import type { LeaveFigures } from './leave-figures.ts';

declare global {
  interface WindowEventMap {
    'visavis:count': CustomEvent<CountName>;
    'visavis:leave': CustomEvent<LeaveFigures>;
  }
}

/** What tells whether somebody objects to being counted. */
export interface ObjectionHost extends StorageHost<'getItem'> {
  readonly navigator: SignalSource;
}

/** The script tag, as our own build writes it: what it says is of closed lists. */
export interface BeaconScript {
  readonly dataset: BeaconAttributes;
}

type NavigationEntry = Pick<PerformanceEntry, 'entryType'> & { readonly type?: string };

/** All that the beacon may touch of a window: no cookie, nothing that tells devices apart. */
export interface BeaconHost extends ObjectionHost {
  readonly navigator: SignalSource & { sendBeacon?(address: string, body: string): boolean };
  readonly document: {
    readonly currentScript: unknown;
    readonly prerendering?: boolean;
    readonly referrer: string;
    addEventListener(type: 'prerenderingchange', listener: () => void): void;
    addEventListener(type: 'click', listener: (event: Pick<Event, 'target'>) => void): void;
  };
  readonly location: Pick<Location, 'host' | 'search'>;
  readonly performance: { getEntriesByType(type: 'navigation'): readonly NavigationEntry[] };
  addEventListener<K extends 'pageshow' | 'visavis:count' | 'visavis:leave'>(
    type: K,
    listener: (event: WindowEventMap[K]) => void,
  ): void;
  fetch(address: string, init: RequestInit): Promise<unknown>;
}
