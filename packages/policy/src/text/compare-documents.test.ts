import { describe, expect, it } from 'vitest';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { compareDocuments } from './compare-documents.ts';
import { type Clause, paragraph, type PolicyDocument, say } from './document.ts';
import { DOCUMENT_NAMES, type Language, LANGUAGES } from './documents.ts';

const clause = (words: string, id = 'report'): Clause => ({
  id,
  heading: 'Ein Bericht',
  blocks: [paragraph(say(words, 'T1V-06-05', 'VIS-01-04'))],
});
const document = (...clauses: readonly Clause[]): PolicyDocument => ({
  title: 'Privacy',
  lead: say('What we learn.', '1V1-00-02'),
  version: say('Version 2.', '1V1-00-01'),
  short: [{ figure: '90 days', sentences: [say('it stays.', 'T1V-06-05')] }],
  sections: [{ id: 'reports', heading: 'Reports', clauses }],
});
const english = document(clause('It is kept for 90 days.'));

describe('a document in another language', () => {
  it('may use other words', () => {
    expect(compareDocuments(english, document(clause('Er bleibt 90 Tage.')))).toEqual([]);
  });

  it('may not change a number', () => {
    expect(compareDocuments(english, document(clause('Er bleibt 30 Tage.')))).toEqual([
      { code: 'numbers', at: 'report', english: '90', other: '30' },
    ]);
  });

  it('may not drop a number of the short version', () => {
    const other = { ...english, short: [{ figure: 'Kurz', sentences: english.short[0]?.sentences ?? [say('.', 'T1V-06-05')] }] } as const;
    expect(compareDocuments(english, other).map(({ at, code }) => [code, at])).toEqual([['numbers', 'top']]);
  });

  it('may not promise more or less', () => {
    const more: Clause = { ...clause(''), blocks: [paragraph(say('Er bleibt 90 Tage.', 'T1V-06-05', 'VIS-01-04', 'ANC-02-05'))] };
    expect(compareDocuments(english, document(more)).map(({ at, code }) => [code, at])).toEqual([['promises', 'report']]);
  });

  it('has the same clauses under the same anchors, in the same order', () => {
    for (const clauses of [[], [clause('Er bleibt 90 Tage.', 'bericht')], [clause('Er bleibt 90 Tage.'), clause('Mehr.', 'mehr')]]) {
      expect(compareDocuments(english, document(...clauses)).map(({ code }) => code)).toContain('anchors');
    }
  });

  it('has as many short lines', () => {
    expect(compareDocuments(english, { ...english, short: [] }).map(({ code }) => code)).toContain('short-lines');
  });
});

const FURTHER = Object.keys(LANGUAGES).filter((language): language is Language => language !== 'en');

it('holds for every language that there is, in every profile', () => {
  for (const language of FURTHER) {
    for (const profile of PROFILE_NAMES) {
      const manifest = manifestFor(profile);
      const [ours, theirs] = [LANGUAGES.en(manifest), LANGUAGES[language](manifest)];
      for (const name of DOCUMENT_NAMES) expect(compareDocuments(ours[name], theirs[name])).toEqual([]);
    }
  }
});
