import type { Release } from '@visavis/policy/history';

/** A published version, as far as telling people of it goes. */
export type ToldVersion = Pick<Release, 'number' | 'notice'>;

/** A notice to show, with the number of its version. */
export type DueNotice = { readonly number: number } & Exclude<ToldVersion['notice'], { kind: 'none' }>;

export interface Reading {
  /** The newest version that was read on this device; 0 for none. */
  readonly read: number;
  /** YYYY-MM-DD (UTC). */
  readonly today: string;
}

/**
 * The versions that somebody has still to hear of, oldest first: announced by today, and newer than what
 * they read (1V1-11-02, T1V-12-02). A version from before launch has no notice, and so is never due.
 */
export const dueNotices = (versions: readonly ToldVersion[], { read, today }: Reading): readonly DueNotice[] =>
  versions.flatMap(({ notice, number }) =>
    notice.kind === 'none' || number <= read || notice.from > today ? [] : [{ ...notice, number }],
  );

/**
 * The newest version that counts today and had a notice: no news to somebody who begins today. 0 for none.
 * Never one after a version that does not count yet, which they have still to hear of.
 */
export function countingVersion(versions: readonly ToldVersion[], today: string): number {
  const told = versions.flatMap(({ notice, number }) => (notice.kind === 'none' ? [] : [{ number, counts: notice.counts }]));
  const firstToCome = told.findIndex(({ counts }) => counts > today);
  return (firstToCome < 0 ? told : told.slice(0, firstToCome)).at(-1)?.number ?? 0;
}
