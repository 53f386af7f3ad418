import * as v from 'valibot';
import { Duration } from './duration.ts';
import type { DeepReadonly } from './vocabulary.ts';

const ENTRY = {
  /** The exact key or cookie name; `*` stands for a prefix that the transport adds. */
  key: v.pipe(v.string(), v.nonEmpty()),
  kind: v.picklist(['cookie', 'local-storage', 'session-storage', 'indexed-db']),
  who: v.picklist(['visitor', 'operator']),
  lifetime: v.variant('kind', [
    v.strictObject({ kind: v.literal('until-cleared') }),
    v.strictObject({ kind: v.literal('browser-session') }),
    v.strictObject({ kind: v.literal('lasts'), length: Duration }),
  ]),
  /** Whether its value ever leaves the device, as it is or as something made from it. */
  sent: v.boolean(),
};

/** What the service cannot work without, or what the visitor chose. It cannot count or follow anybody. */
const EssentialEntry = v.strictObject({
  ...ENTRY,
  essential: v.literal(true),
  purpose: v.picklist(['age-answer', 'stay-signed-in', 'notice-read', 'own-choice']),
  holds: v.picklist(['adult-yes', 'sign-in', 'sign-in-challenge', 'notice-version', 'not-counted', 'blocked-tags', 'choice']),
});

/** Set only after a yes, and never before; no other use than counting exists. */
const OptionalEntry = v.strictObject({
  ...ENTRY,
  essential: v.literal(false),
  purpose: v.literal('count'),
  holds: v.literal('visit-mark'),
  asked: v.literal('before'),
});

/** Something that a browser keeps for us. Advertising and following people across sites cannot be written down. */
export const DeviceEntry = v.variant('essential', [EssentialEntry, OptionalEntry]);
export type DeviceEntry = DeepReadonly<v.InferOutput<typeof DeviceEntry>>;

/** A part of the site, as far as headers and the browser's permissions tell parts apart. */
export const SITE_PLACES = ['site', 'chat', 'admin', 'api'] as const;
export type SitePlace = (typeof SITE_PLACES)[number];

/** What a browser may be asked to allow. Location, contacts and the rest cannot be named. */
export const BrowserPermission = v.strictObject({
  feature: v.picklist(['camera', 'microphone']),
  place: v.literal('chat'),
});
export type BrowserPermission = DeepReadonly<v.InferOutput<typeof BrowserPermission>>;
