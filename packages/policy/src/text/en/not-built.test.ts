import { describe, expect, it } from 'vitest';
import { isAwaited } from '../../ledger/wanted.ts';
import type { Manifest } from '../../manifest.ts';
import { manifestFor } from '../../manifest-for.ts';
import { PROFILE_NAMES } from '../../profile-names.ts';
import { CAPABILITIES } from '../../promises/capability.ts';
import { promise, type Promised, type PromiseId } from '../../promises/promises.ts';
import { proves } from '../../proves.ts';
import type { PolicyDocument } from '../document.ts';
import { DOCUMENT_NAMES, policyDocuments } from '../documents.ts';
import { clausesOf, piecesIn } from '../words-of.ts';
import { notBuilt } from './not-built.ts';

/** The table there says of each record whether it has been made. */
const SAYS_IT_ITSELF: readonly string[] = ['checks'];

describe.each(PROFILE_NAMES.flatMap((profile) => DOCUMENT_NAMES.map((name) => [profile, name] as const)))('of %s, the page %s', (profile, name) => {
  const manifest = manifestFor(profile);
  const document = policyDocuments(manifest)[name];

  it(proves('says of every part that it speaks of and that is not built that it is not', 'VIS-11-13'), () => {
    expect(claimedTooMuch(manifest, document), 'add notBuilt({ … }) to the clause').toEqual([]);
  });

  it('is caught as soon as it leaves that out', () => {
    const without = (promises: readonly PromiseId[]) => promises.filter((id) => id !== 'VIS-11-13');
    const boast = {
      ...document,
      short: document.short.map(({ figure, sentences: [first, ...more] }) => ({
        figure,
        sentences: [first, ...more.filter(({ promises }) => !promises.includes('VIS-11-13'))] as const,
      })),
      sections: document.sections.map((section) => ({
        ...section,
        clauses: section.clauses.map(({ blocks, ...clause }) => ({
          ...clause,
          blocks: blocks.map((block) =>
            block.kind === 'paragraph'
              ? { ...block, sentences: block.sentences.map((one) => ({ ...one, promises: without(one.promises) })) }
              : block,
          ),
        })),
      })),
    };
    expect(claimedTooMuch(manifest, boast).length > 0).toBe(name !== 'cookies');
  });
});

it.each(['onevone', 'talk1v1', 'anoncam'] as const)('the pages of %s say that no address is written down, wherever they speak of the log', (profile) => {
  const { privacy } = policyDocuments(manifestFor(profile));
  for (const id of ['address', 'address-log', 'periods', 'sources']) {
    const clause = clausesOf(privacy).find((one) => one.id === id);
    const words = clause === undefined ? '' : piecesIn(clause).map(({ text }) => text).join(' ');
    expect(words.includes('Not built yet'), id).toBe(!CAPABILITIES['ACCESS-LOG'].exists);
  }
});

it('nothing is said of what is built', () => {
  expect(notBuilt({ 'AGE-GATE': 'the question', REPORTS: 'reports' })).toEqual([]);
  expect(notBuilt({ REPORTS: 'reports', ACCOUNTS: 'accounts' })).toEqual([
    { kind: 'paragraph', sentences: [{ text: 'Not built yet: accounts.', promises: ['VIS-11-13'] }] },
  ]);
});

/** The unbuilt parts that a clause or a short line promises without a word on it. */
function claimedTooMuch(manifest: Manifest, document: PolicyDocument): readonly string[] {
  const parts = [
    ...clausesOf(document).map((clause) => ({ at: clause.id, promises: piecesIn(clause).flatMap(({ promises }) => promises) })),
    ...document.short.map(({ figure, sentences }) => ({ at: figure, promises: sentences.flatMap(({ promises }) => promises) })),
  ];
  const silent = parts.filter(({ at, promises }) => !SAYS_IT_ITSELF.includes(at) && !promises.includes('VIS-11-13'));
  return silent.flatMap(({ at, promises }) =>
    promises.map(promise).flatMap((row) => (isUnbuilt(row, manifest) ? [`#${at}: ${row.id} needs ${row.capability}`] : [])),
  );
}

/** A person's record and a text need no program; the rest waits for its part of the product. */
function isUnbuilt({ capability, id, proof }: Promised, manifest: Manifest): boolean {
  const forCode = proof.includes('S') || proof.includes('R');
  return forCode && !CAPABILITIES[capability].exists && isAwaited(capability, { id, manifest });
}
