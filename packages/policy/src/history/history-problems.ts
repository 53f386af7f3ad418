import type { Manifest } from '../manifest.ts';
import { isBookkeeping, pathText } from './change.ts';
import { type ChangeClass, heaviest, isLower } from './change-class.ts';
import { classOfPromises, describePromise, promiseChanges } from './cited.ts';
import { classify, classOf } from './classify.ts';
import { describeChange } from './describe-change.ts';
import { differences } from './differences.ts';
import { haveOwnWords } from './next-release.ts';
import { earliestEffective } from './notice.ts';
import { canonical, isSame } from './piece.ts';
import { type FrozenText, parseRelease, type ReleaseFile } from './release.ts';
import { wordDifferences } from './word-differences.ts';

/** Something that keeps the versions from being true. */
export interface HistoryProblem {
  readonly code:
    | 'never-published'
    | 'changed-without-version'
    | 'words-changed-without-version'
    | 'promises-changed-without-version'
    | 'promises-not-frozen'
    | 'words-not-judged'
    | 'class-lowered'
    | 'notice-too-short'
    | 'counts-before-the-release-before'
    | 'shape-lowered'
    | 'days-out-of-order'
    | 'numbers-not-consecutive'
    | 'other-profile'
    | 'frozen-file-changed';
  /** The file, or where in the manifest or the documents. */
  readonly path: string;
  /** What is wrong and what to do, in one line. */
  readonly reason: string;
}

export interface Versions {
  /** The profile's files, oldest first. */
  readonly files: readonly unknown[];
  readonly manifest: Manifest;
  /** What the documents of a manifest say now. */
  readonly textOf: (manifest: Manifest) => FrozenText;
  readonly sha256: (text: string) => string;
}

/** Every rule for a profile's versions. An empty list means that they are whole, and that the newest is what is said now. */
export function historyProblems(versions: Versions): readonly HistoryProblem[] {
  const { files, manifest } = versions;
  const read = files.map((file, index) => ({ raw: file, ...parseRelease(file, fileName(manifest, index)) }));
  const newest = read.at(-1);
  if (newest === undefined) {
    return [{ code: 'never-published', path: `history/${manifest.profile}`, reason: `nothing is published yet; ${publish(manifest)}` }];
  }
  return [
    ...read.flatMap((release, index) => checkRelease(release, { before: read[index - 1], index, versions })),
    ...checkNow(newest, versions),
    ...checkNewest(newest, { before: read.at(-2), versions }),
  ];
}

interface Read {
  readonly raw: unknown;
  readonly file: ReleaseFile;
  readonly manifest: Manifest;
}

interface Place {
  readonly before: Read | undefined;
  readonly index: number;
  readonly versions: Versions;
}

function checkRelease({ file, manifest }: Read, { before, index, versions }: Place): readonly HistoryProblem[] {
  const path = fileName(versions.manifest, index);
  const problems: HistoryProblem[] = [];
  if (file.number !== index + 1 || manifest.version.number !== file.number) {
    problems.push({ code: 'numbers-not-consecutive', path, reason: `this is release ${index + 1} and must say so, in number and in manifest.version` });
  }
  if (manifest.profile !== versions.manifest.profile) {
    problems.push({ code: 'other-profile', path, reason: `its manifest is of "${manifest.profile}"` });
  }
  if (file.effective !== manifest.version.effective || file.effective < file.published) {
    problems.push({ code: 'days-out-of-order', path, reason: 'effective must be the manifest’s day, and not before published' });
  }
  if (file.shape > 1 && file.promises === undefined) {
    problems.push({ code: 'promises-not-frozen', path, reason: 'it does not say which promises its documents make; publish it anew' });
  }
  const previous = before === undefined ? 'none' : versions.sha256(canonical(before.raw));
  if (file.previous !== previous) {
    problems.push({
      code: 'frozen-file-changed',
      path: fileName(versions.manifest, index - 1),
      reason: 'it is not the file that the next release was made after; bring it back as it was',
    });
  }
  return before === undefined ? [...problems, ...checkFirst(file, path)] : [...problems, ...checkStep(before, { file, manifest, path })];
}

function checkFirst(file: ReleaseFile, path: string): readonly HistoryProblem[] {
  return file.class === 'first' ? [] : [{ code: 'class-lowered', path, reason: 'there is nothing before it to differ from; its class is "first"' }];
}

interface Step {
  readonly file: ReleaseFile;
  readonly manifest: Manifest;
  readonly path: string;
}

function checkStep(before: Read, { file, manifest, path }: Step): readonly HistoryProblem[] {
  const problems: HistoryProblem[] = [];
  const judged = judge(before, { file, manifest });
  if (file.class === 'first' || isLower(file.class, judged.class)) {
    problems.push({ code: 'class-lowered', path, reason: `"${file.class}" is too low, it is "${judged.class}": ${judged.because}` });
  }
  if (file.shape < before.file.shape) {
    problems.push({ code: 'shape-lowered', path, reason: `shape ${file.shape} is older than that of the release before, ${before.file.shape}; what it says could be misread` });
  }
  if (!isSame(file.documents, before.file.documents) && judged.isOfWordsOnly && !isJudged(file)) problems.push(notJudged(path));
  const earliest = earliestEffective({ class: heavier(judged.class, file.class), published: file.published, launched: file.launched }, before.manifest);
  if (file.effective < earliest) {
    problems.push({ code: 'notice-too-short', path, reason: `people use the service and this is material, so it may not count before ${earliest}` });
  }
  if (file.effective < before.file.effective) {
    problems.push({
      code: 'counts-before-the-release-before',
      path,
      reason: `release ${before.file.number} counts from ${before.file.effective}, and this one carries its changes; it may not count sooner`,
    });
  }
  if (file.published < before.file.published || (before.file.launched && !file.launched)) {
    problems.push({ code: 'days-out-of-order', path, reason: 'it comes after the release before it: it is published no sooner, and a launch is not taken back' });
  }
  return problems;
}

interface Judged {
  readonly class: ChangeClass;
  readonly because: string;
  /** No fact changed and no promise. */
  readonly isOfWordsOnly: boolean;
}

/** What a release's changes are at least, by every rule and by what was found of its words. */
function judge(before: Read, { file, manifest }: Omit<Step, 'path'>): Judged {
  const changes = differences(before.manifest, manifest);
  const promises = promiseChanges(before.file.promises, file.promises);
  const judged = heaviest([classify(changes), classOfPromises(promises), file.words ?? 'editorial']);
  const fact = changes.find((change) => classOf(change) === judged);
  const promise = promises.find((change) => classOfPromises([change]) === judged);
  const because =
    fact !== undefined ? `${pathText(fact.path)}: ${describeChange(fact)}` : promise !== undefined ? describePromise(promise) : 'its words were found to be that';
  return { class: judged, because, isOfWordsOnly: promises.length === 0 && changes.every(isBookkeeping) };
}

const heavier = (judged: ChangeClass, named: ReleaseFile['class']): ChangeClass => (named === 'first' ? judged : heaviest([judged, named]));

const isJudged = ({ note, words }: ReleaseFile): boolean => note !== undefined && words !== undefined;

const notJudged = (path: string): HistoryProblem => ({
  code: 'words-not-judged',
  path,
  reason: 'words changed that follow from no fact; it must carry what a person found them to be, and a note',
});

/** Today's words are those of the newest release, so only of it can be told which of them no fact asked for. */
function checkNewest(newest: Read, { before, versions }: Pick<Place, 'before' | 'versions'>): readonly HistoryProblem[] {
  if (before === undefined || isJudged(newest.file)) return [];
  if (!isSame(versions.textOf(newest.manifest).documents, newest.file.documents)) return [];
  return haveOwnWords(before, versions.textOf) ? [notJudged(fileName(versions.manifest, newest.file.number - 1))] : [];
}

/** What is said now must be what was published last. */
function checkNow(newest: Read, { manifest, textOf }: Versions): readonly HistoryProblem[] {
  const changes = differences(newest.manifest, manifest);
  const facts = changes.filter((change) => !isBookkeeping(change));
  const fix = manifest.version.number === newest.file.number + 1 ? publish(manifest) : raiseAndPublish(newest, manifest);
  if (changes.length > 0) {
    return (facts.length > 0 ? facts : changes).map((change) => ({
      code: 'changed-without-version',
      path: pathText(change.path),
      reason: `${describeChange(change)} Version ${newest.file.number} says otherwise; ${fix}`,
    }));
  }
  const { documents, promises } = textOf(manifest);
  if (isSame(documents, newest.file.documents)) {
    return promiseChanges(newest.file.promises, promises).map((change) => ({
      code: 'promises-changed-without-version',
      path: `documents.${change.document}`,
      reason: `${describePromise(change)} Version ${newest.file.number} says otherwise; ${fix}`,
    }));
  }
  const [words] = wordDifferences(newest.file.documents, documents);
  const path = words === undefined ? 'documents' : `documents.${words.document}#${words.clause}`;
  return [{ code: 'words-changed-without-version', path, reason: `it does not read as in version ${newest.file.number}; ${fix}` }];
}

const fileName = ({ profile }: Manifest, index: number): string => `history/${profile}/${index + 1}.json`;

const publish = ({ profile }: Manifest): string => `npm run policy -- publish ${profile}`;

const raiseAndPublish = ({ file }: Read, manifest: Manifest): string =>
  `set version.number to ${file.number + 1} in packages/policy/src/profiles/${manifest.profile}.ts, then ${publish(manifest)}`;
