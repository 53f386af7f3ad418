import * as v from 'valibot';
import { Attestation } from './attestation.ts';
import { Brand } from './brand.ts';
import { CampaignName, COUNT_TABLE_NAMES, Published } from './counting.ts';
import { DataLedger } from './data.ts';
import { BrowserPermission, DeviceEntry } from './device.ts';
import { Duration, FixedDuration } from './duration.ts';
import { Hold } from './hold.ts';
import { Recipient } from './recipient.ts';
import { Rights } from './rights.ts';
import { CalendarDay, type DeepReadonly, LegalBasis, nonEmpty, PURPOSES } from './vocabulary.ts';

/**
 * One service's privacy policy as data. Text, limits, headers and jobs are derived from
 * it, so that what is said and what is done come from the same line.
 */
export const Manifest = v.strictObject({
  profile: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a profile is named in small letters and digits')),
  /** Published versions count from 1. */
  version: v.strictObject({ number: v.pipe(v.number(), v.integer(), v.minValue(1)), effective: CalendarDay }),
  /** BCP 47. The first is the one that counts when two differ. */
  languages: nonEmpty(v.picklist(['en'])),
  brand: Brand,
  purposes: v.strictObject(v.entriesFromList(PURPOSES, LegalBasis)),
  data: DataLedger,
  recipients: nonEmpty(Recipient),
  device: v.array(DeviceEntry),
  permissions: v.array(BrowserPermission),
  rights: Rights,
  /** What may be kept past its period, why, and for how long at most. */
  holds: v.array(Hold),
  /** The visitor's own word is the only proof; the answer stays on the device. */
  age: v.strictObject({
    minimum: v.pipe(v.number(), v.integer(), v.minValue(18, 'nobody under 18 may be let in')),
    proof: v.literal('own-word'),
  }),
  /** `choice`: shielded unless both partners allow a direct call. */
  connection: v.picklist(['direct', 'shielded', 'choice']),
  matching: v.strictObject({
    /** Our servers have them for one search only, the page until it is closed; or not offered. */
    interests: v.picklist(['off', 'per-search']),
    /** The same for languages that somebody wants to speak. */
    languages: v.picklist(['off', 'per-search']),
    /** Whether the country or region of the address helps to choose a partner. */
    region: v.picklist(['off', 'country']),
  }),
  /** On the device only; no picture leaves it to be judged. */
  moderation: v.variant('video', [
    v.strictObject({ video: v.literal('off') }),
    v.strictObject({ video: v.literal('on-device'), atFirst: v.picklist(['on', 'off']), visitorMaySwitch: v.boolean() }),
  ]),
  accounts: v.picklist(['off', 'optional']),
  payments: v.literal('off'),
  /** Legal basis: `purposes.count`. Retention: `data.counts`. */
  analytics: v.strictObject({
    /** Everything that is counted; how finely stands in counted.ts. */
    tables: nonEmpty(v.picklist(COUNT_TABLE_NAMES)),
    /** A part of a number that fewer visitors brought is not shown by itself, to whoever runs the service either. At least 10. */
    threshold: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** The names in links that we put up ourselves (`utm_campaign`). Any other is not read. */
    campaigns: v.array(CampaignName),
    published: Published,
    identifiers: v.literal('none'),
    cookies: v.picklist(['none', 'after-yes']),
    /** Signals under which a browser sends nothing and the server counts nothing. */
    honours: nonEmpty(v.picklist(['GPC', 'DNT'])),
  }),
  /** How often the job runs that deletes what has been kept for its full time. */
  sweepEvery: FixedDuration,
  /** Copies of the database that outlive its rows. */
  backups: v.variant('kind', [
    v.strictObject({ kind: v.literal('none') }),
    v.strictObject({ kind: v.literal('kept'), forAtMost: Duration, encrypted: v.literal(true), leavesOut: v.literal('addresses') }),
  ]),
  attestations: v.array(Attestation),
  /** How a change reaches people: how long before it counts, and where it is shown. */
  notice: v.strictObject({
    material: v.strictObject({ leadTime: Duration, shown: v.literal('until-read') }),
  }),
});

export type Manifest = DeepReadonly<v.InferOutput<typeof Manifest>>;
