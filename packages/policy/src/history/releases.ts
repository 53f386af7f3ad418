import type { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import type { ProfileName } from '../profile-names.ts';
import type { Change } from './change.ts';
import type { ChangeClass } from './change-class.ts';
import { differences } from './differences.ts';
import { FROZEN_FILES } from './frozen-files.ts';
import { currentOf, type Dated } from './in-force.ts';
import { type Notice, noticeFor } from './notice.ts';
import { type FrozenDocuments, parseRelease } from './release.ts';

/** A published version. */
export interface Release {
  readonly number: number;
  /** Days, YYYY-MM-DD: when it could be read first, and since when it counts. */
  readonly published: string;
  readonly effective: string;
  /** Whether people used the service on the day of publishing. */
  readonly launched: boolean;
  readonly class: ChangeClass | 'first';
  /** Against the version before; none for the first. */
  readonly changes: readonly Change[];
  readonly notice: Notice;
  readonly note?: string;
  readonly manifest: Manifest;
  /** As they stood on the pages, word for word. */
  readonly documents: FrozenDocuments;
}

/** Every published version of a profile, oldest first. Errors: `ReleaseUnreadable`. */
export function historyOf(profile: ProfileName): readonly Release[] {
  const known = READ.get(profile) ?? readReleases(FROZEN_FILES[profile] ?? [], profile);
  READ.set(profile, known);
  return known;
}

const READ = new Map<ProfileName, readonly Release[]>();

/** What programs and pages go by: the source, or the version before it until the newest one's day has come. */
export const currentManifest = (profile: ProfileName, at: Date): Manifest =>
  currentOf(historyOf(profile), { source: manifestFor(profile), at });

/** What was promised since when, for `cutOffInForce`. A profile that was never published promises what it says now. */
export function promisesOf(profile: ProfileName): readonly Dated[] {
  const releases = historyOf(profile);
  if (releases.length > 0) return releases;
  const manifest = manifestFor(profile);
  return [{ effective: manifest.version.effective, manifest }];
}

/** The releases in a profile's files, oldest first. Errors: `ReleaseUnreadable`. */
export function readReleases(files: readonly unknown[], profile: string): readonly Release[] {
  const parsed = files.map((file, index) => parseRelease(file, `history/${profile}/${index + 1}.json`));
  return parsed.map(({ file, manifest }, index) => {
    const { documents, effective, launched, note, number, published } = file;
    const before = parsed[index - 1]?.manifest;
    const release = { number, published, effective, launched, class: file.class, documents, manifest };
    return {
      ...release,
      ...(note === undefined ? {} : { note }),
      changes: before === undefined ? [] : differences(before, manifest),
      notice: noticeFor(release),
    };
  });
}
