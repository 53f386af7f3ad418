import { describe, expect, it } from 'vitest';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { DOCUMENT_NAMES, policyDocuments } from './documents.ts';
import { EASY_ENOUGH, readability, readabilityOf, syllablesIn } from './readability.ts';

const FIGURES = PROFILE_NAMES.flatMap((profile) => {
  const documents = policyDocuments(manifestFor(profile));
  return DOCUMENT_NAMES.map((name) => ({ profile, name, ...readability(documents[name]) }));
});

describe('the documents', () => {
  it.each(FIGURES)('are easy enough for everybody: $profile $name, LIX $lix, grade $grade', ({ grade, lix }) => {
    expect(lix).toBeLessThan(EASY_ENOUGH.lix);
    expect(grade).toBeLessThan(EASY_ENOUGH.grade);
  });
});

describe('the figures', () => {
  it('follow the formulas', () => {
    // Ten words in two sentences, two of them longer than six letters, twelve syllables.
    expect(readabilityOf(['We delete the reports after that.', 'Nobody here sees it.'])).toEqual({
      words: 10,
      sentences: 2,
      wordsPerSentence: 5,
      lix: 15,
      grade: 4.1,
    });
  });

  it('count clauses that a colon or a semicolon ends as sentences (as LIX does)', () => {
    expect(readabilityOf(['It stays; nobody reads it.']).sentences).toBe(2);
  });

  it.each([
    ['privacy', 3],
    ['address', 2],
    ['deleted', 3],
    ['asked', 1],
    ['time', 1],
    ['people', 2],
    ['day', 1],
  ])('hear %s as %i syllables', (word, syllables) => {
    expect(syllablesIn(word)).toBe(syllables);
  });

  it('call hard what is hard', () => {
    const hard = [
      'Notwithstanding the foregoing, personally identifiable information may be disclosed to affiliated organisations in circumstances determined appropriate.',
    ];
    expect(readabilityOf(hard).lix).toBeGreaterThan(60);
    expect(readabilityOf(hard).grade).toBeGreaterThan(15);
  });

  it('are nothing for nothing', () => {
    expect(readabilityOf([]).words).toBe(0);
  });
});
