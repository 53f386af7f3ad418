import type { Duration } from './duration.ts';

interface Entry {
  /** The exact key or cookie name; `*` stands for a prefix that the transport adds. */
  readonly key: string;
  readonly kind: 'cookie' | 'local-storage' | 'session-storage' | 'indexed-db';
  readonly who: 'visitor' | 'operator';
  readonly holds: 'adult-yes' | 'sign-in' | 'sign-in-challenge';
  readonly lifetime:
    | { readonly kind: 'until-cleared' }
    | { readonly kind: 'browser-session' }
    | { readonly kind: 'lasts'; readonly length: Duration };
  /** Whether its value ever leaves the device. */
  readonly sent: boolean;
}

/** Something that a browser keeps for us. Only what the service cannot work without, and never an advertising id. */
export interface DeviceEntry extends Entry {
  readonly purpose: 'age-answer' | 'stay-signed-in';
  readonly essential: true;
}

/** A part of the site, as far as headers and the browser's permissions tell parts apart. */
export const SITE_PLACES = ['site', 'chat', 'admin', 'api'] as const;
export type SitePlace = (typeof SITE_PLACES)[number];

/** What a browser may be asked to allow. Location, contacts and the rest cannot be named. */
export interface BrowserPermission {
  readonly feature: 'camera' | 'microphone';
  readonly place: 'chat';
}
