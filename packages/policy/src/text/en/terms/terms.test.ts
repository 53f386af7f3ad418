import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Manifest } from '../../../manifest.ts';
import { manifestFor } from '../../../manifest-for.ts';
import { PROFILE_NAMES, type ProfileName } from '../../../profile-names.ts';
import { CAPABILITIES } from '../../../promises/capability.ts';
import { PROMISES } from '../../../promises/promises.ts';
import { proves } from '../../../proves.ts';
import { DOCUMENT_NAMES, policyDocuments } from '../../documents.ts';
import { notBuilt } from '../not-built.ts';
import { anchorsOf, sentencesOf } from '../../words-of.ts';
import { clauseText, wordsOf } from './read-document.test-support.ts';
import { terms } from './terms.ts';

const visavis = manifestFor('visavis');
const onevone = manifestFor('onevone');

describe.each(PROFILE_NAMES.flatMap((profile) => [[profile, 'terms'] as const, [profile, 'guidelines'] as const]))(
  'of %s, the %s',
  (profile, name) => {
    const document = policyDocuments(manifestFor(profile))[name];

    it('have a promise of this profile behind every sentence', () => {
      for (const { text, promises } of sentencesOf(document)) expect(promises, text).not.toEqual([]);
    });

    it('begin with five lines or fewer, each with its number first', () => {
      expect(document.short.length).toBeGreaterThan(0);
      expect(document.short.length).toBeLessThanOrEqual(5);
      for (const { figure } of document.short) expect(figure).toMatch(/^\d/);
    });

    it('give every part an anchor of its own', () => {
      const anchors = anchorsOf(document);
      expect(new Set(anchors).size).toBe(anchors.length);
      for (const anchor of anchors) expect(anchor).toMatch(/^[a-z]+(-[a-z]+)*$/);
    });

    it('link words that stand in the sentence to places that exist', () => {
      const places = new Set([...anchorsOf(document).map((anchor) => `#${anchor}`), ...placesOf(profile)]);
      for (const { link, text } of sentencesOf(document)) {
        if (link === undefined) continue;
        expect(text).toContain(link.words);
        expect(places).toContain(link.to);
      }
    });

    it('say everything in sentences of 28 words or fewer', () => {
      for (const { text } of sentencesOf(document)) expect(text.split(/\s+/).length, text).toBeLessThanOrEqual(28);
    });
  },
);

describe('the terms', () => {
  it('take every number from the manifest', () => {
    const changed: Manifest = {
      ...visavis,
      age: { ...visavis.age, minimum: 21 },
      notice: { material: { leadTime: { amount: 45, unit: 'days' }, shown: 'until-read' } },
    };
    const words = wordsOf(terms(changed));
    expect(words).toContain('21 and over');
    expect(words).toContain('You must be 21 or over');
    expect(words).toContain('at least 45 days before it counts');
    expect(words).not.toMatch(/\b(18|30 days)\b/);
  });

  it('know of accounts only where there are some', () => {
    expect(clauseText(terms(onevone), 'account')).toContain('keep its password to yourself');
    for (const profile of PROFILE_NAMES.filter((name) => name !== 'onevone')) {
      expect(clauseText(terms(manifestFor(profile)), 'account')).toMatch(/^You need no account, no name and no mail address\.$/);
    }
  });

  it('say which of their parts are not built yet, and stop saying it when they are', () => {
    const said = clauseText(terms(onevone), 'account').includes('Not built yet: accounts for visitors.');
    expect(said).toBe(!CAPABILITIES.ACCOUNTS.exists);
    expect(notBuilt({ 'AGE-GATE': 'the question', REPORTS: 'reports' })).toEqual([]);
  });

  it(proves('can say that the chat is free, because a manifest cannot say anything else', 'VIS-11-03'), () => {
    for (const profile of PROFILE_NAMES) {
      const manifest = manifestFor(profile);
      expect(clauseText(terms(manifest), 'price')).toContain('The chat is free.');
      expect(v.safeParse(Manifest, manifest).success).toBe(true);
      expect(v.safeParse(Manifest, { ...manifest, payments: 'optional' }).success).toBe(false);
    }
  });

  it('name an operator and their law once there is one, and say until then that there is none', () => {
    expect(clauseText(terms(visavis), 'operator')).toContain('The operator is not named yet.');
    expect(clauseText(terms(visavis), 'which-law')).toContain('It is named once an operator is named.');
    const named: Manifest = {
      ...visavis,
      brand: {
        ...visavis.brand,
        operator: { kind: 'named', name: 'Chat Makers', address: '1 Long Street, Reykjavík', country: 'IS' },
        contacts: { ...visavis.brand.contacts, safety: 'safety@chat-makers.is', security: 'security@chat-makers.is' },
      },
    };
    expect(clauseText(terms(named), 'operator')).toBe(
      'These rules apply between you and Chat Makers, 1 Long Street, Reykjavík, Iceland.',
    );
    expect(clauseText(terms(named), 'which-law')).toContain('The law of Iceland applies');
    expect(wordsOf(terms(named))).not.toContain('is only a placeholder');
    expect(sentencesOf(terms(named)).map(({ link }) => link?.to)).toContain('mailto:safety@chat-makers.is');
  });

  it('say of a direct call what each kind of connection makes true', () => {
    const said = (connection: Manifest['connection']) => clauseText(terms({ ...visavis, connection }), 'no-promise');
    expect(said('direct')).toContain('calls are direct here');
    expect(said('choice')).toContain('only a shielded one does');
    expect(said('shielded')).not.toContain('IP address');
  });
});

it('every promise that was written for the terms and the guidelines stands in one of them', () => {
  const cited = new Set(
    PROFILE_NAMES.flatMap((profile) => {
      const { terms: ours, guidelines } = policyDocuments(manifestFor(profile));
      return [ours, guidelines].flatMap((document) => sentencesOf(document).flatMap(({ promises }) => promises));
    }),
  );
  const written = PROMISES.map(({ id }) => id).filter((id) => /^VIS-1[12]-/.test(id));
  expect(written.filter((id) => !cited.has(id))).toEqual([]);
});

/** Every page that may be linked to, and every clause of the documents of a profile. */
function placesOf(profile: ProfileName): readonly string[] {
  const documents = policyDocuments(manifestFor(profile));
  const clauses = DOCUMENT_NAMES.flatMap((name) => anchorsOf(documents[name]).map((anchor) => `/${name}/#${anchor}`));
  return ['/privacy/history/', ...DOCUMENT_NAMES.map((name) => `/${name}/`), ...clauses];
}
