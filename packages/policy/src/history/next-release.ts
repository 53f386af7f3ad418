import type { Manifest } from '../manifest.ts';
import { type ChangeClass, heaviest } from './change-class.ts';
import type { Change } from './change.ts';
import { isBookkeeping } from './change.ts';
import { classOfPromises, type PromiseChange, promiseChanges } from './cited.ts';
import { classify, isFact } from './classify.ts';
import { differences } from './differences.ts';
import { earliestEffective } from './notice.ts';
import { canonical, isSame } from './piece.ts';
import { type FrozenText, parseRelease, type ReleaseFile } from './release.ts';
import { SHAPE } from './shape.ts';
import { type ChangedWords, wordDifferences } from './word-differences.ts';

export interface NextRelease {
  /** The profile's files as they are, oldest first. */
  readonly files: readonly unknown[];
  readonly manifest: Manifest;
  /** What the documents of a manifest say now. */
  readonly textOf: (manifest: Manifest) => FrozenText;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** YYYY-MM-DD; the earliest possible where nothing is asked. */
  readonly effective?: string | undefined;
  /** True from the first version on that is published while people use the service. */
  readonly launched: boolean;
  /** What a person finds the change to be; heard where it is heavier than the facts, and needed for words of their own. */
  readonly atLeast?: ChangeClass | undefined;
  readonly note?: string | undefined;
  readonly sha256: (text: string) => string;
}

export type Refusal =
  /** Neither facts nor words differ from the newest release. */
  | { readonly refused: 'nothing-changed' }
  | { readonly refused: 'wrong-number'; readonly expected: number }
  /** Words changed that follow from no fact, so no rule can judge them: a person gives class and note. */
  | { readonly refused: 'words-not-judged'; readonly words: readonly ChangedWords[] }
  | { readonly refused: 'too-early'; readonly earliest: string; readonly because: 'notice-time' | 'release-before' | 'not-published-yet' };

export interface Planned {
  readonly file: ReleaseFile;
  /** The facts that changed. */
  readonly changes: readonly Change[];
  readonly promises: readonly PromiseChange[];
}

/** The file that freezes what a profile says now as its next release; or why that may not be. Errors: `ReleaseUnreadable`. */
export function nextRelease(asked: NextRelease): Planned | Refusal {
  const { atLeast, files, launched, manifest, note, sha256, textOf, today } = asked;
  const last = files.at(-1);
  const before = last === undefined ? null : parseRelease(last, `release ${files.length}`);
  const changes = before === null ? [] : differences(before.manifest, manifest);
  const words = before !== null && haveOwnWords(before, textOf);
  const promises = before === null ? [] : promiseChanges(before.file.promises, textOf(manifest).promises);
  const isLaunch = launched && before?.file.launched === false;
  if (before !== null && !isLaunch && changes.every(isBookkeeping) && !words && promises.length === 0) {
    return { refused: 'nothing-changed' };
  }
  const number = files.length + 1;
  if (manifest.version.number !== number) return { refused: 'wrong-number', expected: number };
  if (words && (atLeast === undefined || note === undefined)) {
    return { refused: 'words-not-judged', words: wordDifferences(before.file.documents, textOf(before.manifest).documents) };
  }

  const judged = before === null ? 'first' : heaviest([classify(changes), classOfPromises(promises), atLeast ?? 'editorial']);
  const first = earliestDay({ class: judged, published: today, launched }, before);
  const effective = asked.effective ?? first.earliest;
  if (effective < first.earliest) return { refused: 'too-early', ...first };
  const dated: Manifest = { ...manifest, version: { number, effective } };
  const file: ReleaseFile = {
    number,
    published: today,
    effective,
    launched,
    class: judged,
    ...(note === undefined ? {} : { note }),
    ...(words && atLeast !== undefined ? { words: atLeast } : {}),
    previous: last === undefined ? 'none' : sha256(canonical(last)),
    shape: SHAPE,
    manifest: { ...dated },
    ...textOf(dated),
  };
  parseRelease(file, `release ${number}`);
  return { file, changes: changes.filter(isFact), promises };
}

type Read = ReturnType<typeof parseRelease>;

/** Whether even the manifest that was published before reads otherwise today: words that no fact asked for. */
export const haveOwnWords = ({ file, manifest }: Read, textOf: NextRelease['textOf']): boolean =>
  !isSame(textOf(manifest).documents, file.documents);

/** Never before the release before it: it carries that one's changes too, and may not bring them into force early. */
function earliestDay(release: Parameters<typeof earliestEffective>[0], before: Read | null): Pick<Extract<Refusal, { refused: 'too-early' }>, 'earliest' | 'because'> {
  if (before === null) return { earliest: release.published, because: 'not-published-yet' };
  const due = earliestEffective(release, before.manifest);
  if (due < before.file.effective) return { earliest: before.file.effective, because: 'release-before' };
  return { earliest: due, because: due === release.published ? 'not-published-yet' : 'notice-time' };
}
