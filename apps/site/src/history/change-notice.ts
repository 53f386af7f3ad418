import { dayAfter, type Release, versionAnchor } from '@visavis/policy/history';
import { describeDay } from '../describe-day.ts';

/** What every page says about a version for as long as it is news. */
export interface ChangeNotice {
  readonly words: string;
  /** The difference, in full. */
  readonly to: string;
}

/**
 * The notices that are due on a day (YYYY-MM-DD), important changes first and then oldest first, so that none hides
 * another. Each stands from the day of publishing until its version has counted for as long as an important change
 * is announced beforehand.
 */
export function changeNotices(releases: readonly Release[], today: string): readonly ChangeNotice[] {
  const due = releases.flatMap((release) => {
    const { effective, manifest, notice, published } = release;
    if (notice.kind === 'none' || published > today || today > dayAfter(effective, manifest.notice.material.leadTime)) return [];
    return [{ isImportant: notice.kind === 'prominent', words: wordsOf(notice, today), to: `/privacy/history/#${versionAnchor(release)}` }];
  });
  return [...due.filter(({ isImportant }) => isImportant), ...due.filter(({ isImportant }) => !isImportant)].map(({ to, words }) => ({ words, to }));
}

function wordsOf(notice: Exclude<Release['notice'], { kind: 'none' }>, today: string): string {
  const isToCome = notice.counts > today;
  const counts = `${isToCome ? 'From' : 'Since'} ${describeDay(notice.counts)}`;
  if (notice.kind === 'prominent') {
    return isToCome
      ? `${counts}, our policy changes in an important way. Until then, the one that you know counts.`
      : `${counts}, our policy is another in an important way.`;
  }
  return notice.says === 'in-your-favour'
    ? `${counts}, our policy is better for you.`
    : `${counts}, our policy says some things more clearly. Nothing is done otherwise.`;
}
