import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyManifest } from '../history/arbitrary-manifest.test-support.ts';
import { promisesIn } from '../ledger/cited.ts';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { promisesOf } from '../promises/promises-of.ts';
import { proves } from '../proves.ts';
import { DOCUMENT_NAMES, policyDocuments } from './documents.ts';
import { makes, ownPromises } from './own-promises.ts';
import { say } from './document.ts';
import { anchorsOf, clausesOf, piecesOf, sentencesOf } from './words-of.ts';

describe.each(PROFILE_NAMES)('the documents of %s', (profile) => {
  const documents = policyDocuments(manifestFor(profile));
  const cited = promisesIn(documents);

  it.each(promisesOf(profile, []).map(({ id }) => id))('make promise %s in at least one clause', (id) => {
    const clauses = DOCUMENT_NAMES.flatMap((name) => clausesOf(documents[name]));
    expect(clauses.some((clause) => promisesIn(clause).has(id))).toBe(true);
  });

  it('make no promise of another policy', () => {
    const known = new Set<string>(promisesOf(profile, cited).map(({ id }) => id));
    expect([...cited].filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(DOCUMENT_NAMES)(proves('say nothing in %s without a promise behind it', '1V1-00-02', 'T1V-00-03'), (name) => {
    const bare = piecesOf(documents[name]).filter(({ kind, promises }) => kind !== 'heading' && promises.length === 0);
    expect(bare).toEqual([]);
  });

  it('link to pages and anchors that exist', () => {
    const pages = new Set(['/privacy/history/', '/numbers/', '/cookies/#uncounted', '/chat/hashes.json', ...DOCUMENT_NAMES.flatMap((name) => pagesOf(name))]);
    for (const name of DOCUMENT_NAMES) {
      const here = anchorsOf(documents[name]).map((anchor) => `#${anchor}`);
      for (const { link } of sentencesOf(documents[name])) {
        if (link !== undefined) expect([...pages, ...here]).toContain(link.to);
      }
    }
  });

  it('fill every row of every table', () => {
    for (const name of DOCUMENT_NAMES) {
      for (const block of clausesOf(documents[name]).flatMap(({ blocks }) => blocks)) {
        if (block.kind !== 'table') continue;
        expect(block.rows.length).toBeGreaterThan(0);
        for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
      }
    }
  });

  function pagesOf(name: (typeof DOCUMENT_NAMES)[number]): readonly string[] {
    return [`/${name}/`, ...anchorsOf(documents[name]).map((anchor) => `/${name}/#${anchor}`)];
  }
});

it('the documents of a new service with the values of visavis allow its operator nothing more', () => {
  const visavis = manifestFor('visavis');
  const [ours, theirs] = [visavis, { ...visavis, profile: 'their-own' }].map((manifest) =>
    Object.values(policyDocuments(manifest)).flatMap((document) => piecesOf(document).map(({ text }) => text)),
  );
  expect(theirs).toEqual(ours);
});

describe('the promises that a profile may name', () => {
  it('are those of its policy, and our own', () => {
    expect(makes('anoncam', 'ANC-05-01')).toBe(true);
    expect(makes('anoncam', '1V1-05-04')).toBe(false);
    expect(makes('anoncam', 'VIS-01-03')).toBe(true);
    expect(makes('visavis', '1V1-05-03')).toBe(false);
  });

  it('are all of them for a service of somebody else', () => {
    expect(makes('their-own', '1V1-05-03')).toBe(true);
  });

  it('are all that is left of a sentence', () => {
    const lead = say('It is kept.', '1V1-05-01', 'ANC-05-01', 'VIS-01-09');
    const document = { title: '', lead, version: lead, short: [], sections: [] };
    expect(ownPromises('anoncam')(document).lead.promises).toEqual(['ANC-05-01', 'VIS-01-09']);
  });
});

it('there is a promise behind every sentence of any policy that the schema allows', () => {
  fc.assert(
    fc.property(anyManifest, (manifest) => {
      for (const document of Object.values(policyDocuments(manifest))) {
        expect(piecesOf(document).filter(({ kind, promises }) => kind !== 'heading' && promises.length === 0)).toEqual([]);
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
});
