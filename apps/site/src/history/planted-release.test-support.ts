import { manifestFor } from '@visavis/policy';
import { type Change, classify, differences, frozen, noticeFor, type Release } from '@visavis/policy/history';
import { policyDocuments } from '@visavis/policy/text';

interface Planted {
  readonly number: number;
  readonly published: string;
  readonly effective: string;
  readonly class: Release['class'];
  readonly launched?: boolean;
  readonly manifest?: Release['manifest'];
  readonly changes?: readonly Change[];
}

/** A version as tests plant it: launched, unless they say otherwise. */
export function plantedRelease({ launched = true, manifest = manifestFor('onevone'), changes = [], ...rest }: Planted): Release {
  const dated = { ...manifest, version: { number: rest.number, effective: rest.effective } };
  const { cookies, guidelines, privacy, terms } = policyDocuments(dated);
  return {
    ...rest,
    launched,
    changes,
    manifest: dated,
    notice: noticeFor({ ...rest, launched }),
    documents: { privacy: frozen(privacy), cookies: frozen(cookies), terms: frozen(terms), guidelines: frozen(guidelines) },
  };
}

/** Two versions of which the second keeps the addresses of the log for 120 days, not for 90. */
export function longerLog(): readonly [Release, Release] {
  const before = manifestFor('onevone');
  const { accessLog } = before.data;
  if (accessLog === 'not-collected') throw new TypeError('onevone keeps a log');
  const after = {
    ...before,
    data: { ...before.data, accessLog: { ...accessLog, retention: { ...accessLog.retention, length: { amount: 120, unit: 'days' } } } },
  } as const;
  const changes = differences(before, after);
  return [
    plantedRelease({ number: 1, published: '2027-01-01', effective: '2027-01-01', class: 'first', manifest: before }),
    plantedRelease({ number: 2, published: '2027-03-01', effective: '2027-03-31', class: classOf(changes), manifest: after, changes }),
  ];
}

const classOf = (changes: readonly Change[]): Release['class'] => classify(changes);
