import type { Manifest } from '../manifest.ts';
import { dayAfter } from './calendar.ts';
import type { ChangeClass } from './change-class.ts';

/** How people learn of a version. Days are YYYY-MM-DD. */
export type Notice =
  | { readonly kind: 'none'; readonly because: 'first-version' | 'before-launch' | 'same-facts' }
  | { readonly kind: 'short'; readonly says: 'nothing-done-otherwise' | 'in-your-favour'; readonly from: string; readonly counts: string }
  /** Stays until it is read. Of both kinds, the version counts from `counts` on and not before. */
  | { readonly kind: 'prominent'; readonly from: string; readonly counts: string };

export interface Announced {
  readonly class: ChangeClass | 'first';
  readonly published: string;
  readonly effective: string;
  /** Whether people used the service on that day. */
  readonly launched: boolean;
}

/** The notice that is due for a version. */
export function noticeFor(release: Announced): Notice {
  if (release.class === 'first') return { kind: 'none', because: 'first-version' };
  if (!release.launched) return { kind: 'none', because: 'before-launch' };
  switch (release.class) {
    case 'editorial':
      return { kind: 'none', because: 'same-facts' };
    case 'clarifying':
      return { kind: 'short', says: 'nothing-done-otherwise', from: release.published, counts: release.effective };
    case 'favourable':
      return { kind: 'short', says: 'in-your-favour', from: release.published, counts: release.effective };
    case 'material':
      return { kind: 'prominent', from: release.published, counts: release.effective };
  }
}

/** The first day on which a version may count: what the policy before it promised about notice. */
export const earliestEffective = (
  release: Omit<Announced, 'effective'>,
  before: Pick<Manifest, 'notice'>,
): string =>
  release.launched && release.class === 'material' ? dayAfter(release.published, before.notice.material.leadTime) : release.published;
