import { checkManifest, isPlaceholder, Manifest, manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { type DocumentFinding, lintDocuments } from '@visavis/policy/lint';
import { frozenText, parseRelease, publicationLine, publicationOf } from '@visavis/policy/history';
import { CAPABILITIES } from '@visavis/policy/promises';
import { DOCUMENT_NAMES, policyDocuments, readability } from '@visavis/policy/text';
import * as v from 'valibot';
import { candidateIn } from './check-file.ts';
import { unreadPromises } from './check-unread.ts';
import { CliError } from './cli-error.ts';
import { readFrozen } from './frozen-files.ts';
import type { Place, Verb } from './verb.ts';

/** Everything that may not be published, with path and reason, and what is still to be filled in. */
export const check: Verb = {
  usage: '[profile | file.json | file.ts]',
  does: 'Whether a policy may be published, and what to fill in before you invite visitors',
  run: async (args, { root, say }) => {
    const [name, ...more] = args;
    if (more.length > 0 || name?.startsWith('-') === true)
      throw new CliError('usage', 'check takes one profile or file, or none, for every profile.');
    const candidates =
      name === undefined ? PROFILE_NAMES.map((one) => [one, manifestFor(one)] as const) : [await candidateIn(name)];
    const wrong = candidates.filter(([label, candidate]) => !report(label, { candidate, root, say }));
    if (wrong.length > 0)
      throw new CliError('refused', `${wrong.map(([label]) => label).join(', ')}: not to be published like this.`);
  },
};

/** True where nothing is wrong. */
function report(label: string, { candidate, root, say }: { candidate: unknown } & Pick<Place, 'root' | 'say'>): boolean {
  const problems = problemLines(candidate);
  for (const line of problems) say(`✗ ${label}: ${line}`);
  if (problems.length > 0) return false;
  const manifest = v.parse(Manifest, candidate);
  const unpublished = isOwn(label) ? unpublishedLine(manifest, root) : null;
  if (unpublished === null) say(`✓ ${label}: manifest and text are in order.`);
  else say(`○ ${label}: it may be published, and is not. ${unpublished}`);
  say(`  ${readabilityLine(manifest)}`);
  const toDo = beforeVisitors(manifest, root);
  if (toDo.length > 0) say(`  Before you invite visitors to ${label}:`);
  for (const line of toDo) say(`  · ${line}`);
  return true;
}

const isOwn = (label: string): boolean => PROFILE_NAMES.some((known) => known === label);

/** Visitors read "a draft" on its pages as long as this is not null. Errors: `ReleaseUnreadable`. */
export const unpublishedLine = (manifest: Manifest, root: string): string | null =>
  publicationLine(
    manifest,
    publicationOf({ files: readFrozen(root, manifest.profile), manifest, textOf: (one) => frozenText(policyDocuments(one)) }),
  );

/** How hard each page is to read: LIX under 30 is "very easy", a grade is a year at school. */
function readabilityLine(manifest: Manifest): string {
  const documents = policyDocuments(manifest);
  const figures = DOCUMENT_NAMES.map((name) => {
    const { grade, lix } = readability(documents[name]);
    return `${name} ${lix} / ${grade}`;
  });
  return `Readability (LIX / grade): ${figures.join(' · ')}`;
}

/** `path: reason` for each rule that a manifest breaks, or else for each sentence that its texts may not have. */
export function problemLines(candidate: unknown): readonly string[] {
  const problems = checkManifest(candidate);
  if (problems.length > 0) return problems.map(({ code, path, reason }) => `${path}: ${reason} (${code})`);
  return lintDocuments(v.parse(Manifest, candidate)).map(findingLine);
}

export const findingLine = ({ at, code, document, text }: DocumentFinding): string => `${document}#${at}: ${code}: “${text}”`;

/** What stands open until an operator fills it in, what is promised but not built, and the launch itself. */
export function beforeVisitors(manifest: Manifest, root: string): readonly string[] {
  const { contacts, operator } = manifest.brand;
  return [
    ...(operator.kind === 'unnamed' ? ['brand.operator: say who runs this: name, address and country'] : []),
    ...Object.entries(contacts).flatMap(([name, address]) =>
      isPlaceholder(address) ? [`brand.contacts.${name}: ${address} reaches nobody (RFC 2606); set your own`] : [],
    ),
    ...(isLaunched(root, manifest.profile)
      ? []
      : [`--launched: no version says yet that people use it; npm run policy -- publish ${manifest.profile} --launched on the day they do, or they get no notice of changes`]),
    ...unreadPromises(manifest).map(
      ({ path, value, until }) => `${path}: your policy says “${value}”, but no part of the product does that yet. It comes with ${until} (${CAPABILITIES[until].is}).`,
    ),
  ];
}

/** Errors: `ReleaseUnreadable`. */
function isLaunched(root: string, profile: string): boolean {
  const files = readFrozen(root, profile);
  return files.length > 0 && parseRelease(files.at(-1), `history/${profile}/${files.length}.json`).file.launched;
}
