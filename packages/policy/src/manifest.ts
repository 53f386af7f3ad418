import type { Brand } from './brand.ts';
import type { DataLedger } from './data.ts';
import type { BrowserPermission, DeviceEntry } from './device.ts';
import type { FixedDuration } from './duration.ts';
import type { ProfileName } from './profile-names.ts';
import type { Recipient } from './recipient.ts';
import type { Rights } from './rights.ts';
import type { LegalBasis, NonEmpty, Purpose } from './vocabulary.ts';

/**
 * One service's privacy policy as data. Text, limits, headers and jobs are derived from
 * it, so that what is said and what is done come from the same line.
 */
export interface Manifest {
  readonly profile: ProfileName;
  /** Published versions count from 1; `effective` is a calendar day, YYYY-MM-DD. */
  readonly version: { readonly number: number; readonly effective: string };
  readonly brand: Brand;
  readonly purposes: Readonly<Record<Purpose, LegalBasis>>;
  readonly data: DataLedger;
  readonly recipients: NonEmpty<Recipient>;
  readonly device: readonly DeviceEntry[];
  readonly permissions: readonly BrowserPermission[];
  readonly rights: Rights;
  /** The visitor's own word is the only proof; the answer stays on the device. */
  readonly age: { readonly minimum: number; readonly proof: 'own-word' };
  /** `choice`: shielded unless both partners allow a direct call. */
  readonly connection: 'direct' | 'shielded' | 'choice';
  readonly moderation: { readonly video: 'off' };
  /** Legal basis: `purposes.count`. Retention: `data.counts`. */
  readonly analytics: {
    readonly grain: 'hour';
    readonly identifiers: 'none';
    /** Signals under which a browser sends nothing and the server counts nothing. */
    readonly honours: NonEmpty<'GPC' | 'DNT'>;
  };
  /** How often the job runs that deletes what has been kept for its full time. */
  readonly sweepEvery: FixedDuration;
  /** Copies of the database that outlive its rows. */
  readonly backups: 'none';
}
