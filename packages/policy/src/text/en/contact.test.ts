import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../manifest.ts';
import { manifestFor } from '../../manifest-for.ts';
import type { PolicyDocument } from '../document.ts';
import { piecesOf, sentencesOf } from '../words-of.ts';
import { privacy } from './privacy/privacy.ts';

const visavis = manifestFor('visavis');

const wordsOf = (document: PolicyDocument): string => piecesOf(document).map(({ text }) => text).join('\n');

describe('contacts', () => {
  const linksOf = (brand: Manifest['brand']) =>
    sentencesOf(privacy({ ...visavis, brand })).flatMap(({ link }) => (link === undefined ? [] : [link.to]));

  it('never invite anybody to write to an address that only holds a place', () => {
    expect(linksOf(visavis.brand).filter((to) => to.startsWith('mailto:'))).toEqual([]);
    expect(wordsOf(privacy(visavis))).toContain('for now, privacy@example.org is only a placeholder');
  });

  it('claim the domain of a service only for whoever is named', () => {
    expect(wordsOf(privacy(manifestFor('talk1v1')))).not.toContain('talk1v1.com');
  });

  it('become links once an operator has set them', () => {
    const brand: Manifest['brand'] = {
      name: 'Somewhere',
      domain: 'somewhere.is',
      operator: { kind: 'named', name: 'Ada', address: 'A street 1', country: 'IS' },
      contacts: { privacy: 'privacy@somewhere.is', safety: 'safety@somewhere.is', security: 'security@somewhere.is' },
      accentHue: 1,
    };
    expect(linksOf(brand)).toEqual(expect.arrayContaining(['mailto:privacy@somewhere.is', 'mailto:safety@somewhere.is', 'mailto:security@somewhere.is']));
    expect(wordsOf(privacy({ ...visavis, brand }))).toContain('Ada, A street 1, Iceland, runs Somewhere at somewhere.is');
  });
});
