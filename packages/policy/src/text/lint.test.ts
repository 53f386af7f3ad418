import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { proves } from '../proves.ts';
import { list, paragraph, type PolicyDocument, say, type Sentence } from './document.ts';
import { DOCUMENT_NAMES, policyDocuments } from './documents.ts';
import { RULE_COUNT } from './en/guidelines/rules.ts';
import { type FindingCode, lint } from './lint.ts';

const visavis = manifestFor('visavis');
const privacy = policyDocuments(visavis).privacy;

describe.each(PROFILE_NAMES)('the text of %s', (profile) => {
  const manifest = manifestFor(profile);
  const documents = policyDocuments(manifest);

  it.each(DOCUMENT_NAMES)('has nothing in %s that the lint finds', (name) => {
    expect(lint(documents[name], { manifest, counted: [RULE_COUNT] })).toEqual([]);
  });

  it(proves('takes every number from the manifest, whatever it is there', 'VIS-10-01'), () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1000, max: 9999 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(numbers, (marks) => {
        const marked = v.parse(Manifest, withNumbers(manifest, [...marks]));
        for (const document of Object.values(policyDocuments(marked))) {
          const findings = lint(document, { manifest: marked, counted: [RULE_COUNT] });
          expect(findings.filter(({ code }) => code === 'number-from-nowhere' || code === 'time-without-number')).toEqual([]);
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});

/** The manifest with every number replaced, so that one written into a text by hand stands out. */
function withNumbers(value: unknown, marks: number[]): unknown {
  if (typeof value === 'number') return marks.pop() ?? value;
  if (Array.isArray(value)) return value.map((item) => withNumbers(item, marks));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'accentHue' ? inner : withNumbers(inner, marks)]),
  );
}

describe('the lint', () => {
  const codes = (document: PolicyDocument): readonly FindingCode[] => lint(document, { manifest: visavis }).map(({ code }) => code);
  /** The privacy policy with one more clause. */
  const withSentence = (...sentences: readonly Sentence[]): PolicyDocument => ({
    ...privacy,
    sections: [
      ...privacy.sections,
      { id: 'planted', heading: 'Planted', clauses: [{ id: 'planted-clause', heading: 'Planted', blocks: [paragraph(...sentences)] }] },
    ],
  });

  it('finds a sentence without a promise id', () => {
    expect(codes(withSentence({ text: 'We are nice.', promises: [] }))).toEqual(['no-promise']);
  });

  it('finds a list item without a promise id', () => {
    const bare = { kind: 'list', items: [[{ text: 'Something new.', promises: [] }]] } as const;
    const [first, ...more] = privacy.sections;
    if (first === undefined) throw new Error('the policy has sections');
    const planted = { ...first, clauses: [...first.clauses, { id: 'planted', heading: 'Planted', blocks: [bare] }] };
    expect(codes({ ...privacy, sections: [planted, ...more] })).toEqual(['no-promise']);
  });

  it('finds a table without a promise id', () => {
    const bare = { kind: 'table', caption: 'A table', columns: ['What'], rows: [[{ text: 'This' }]], promises: [] } as const;
    const clause = { id: 'planted-clause', heading: 'Planted', blocks: [bare, list()] };
    expect(codes({ ...privacy, sections: [{ id: 'planted', heading: 'Planted', clauses: [clause] }] })).toEqual(['no-promise']);
  });

  it('finds “a limited period” without a number', () => {
    expect(codes(withSentence(say('We keep it for a limited period.', 'VIS-01-09')))).toEqual(['vague-word']);
  });

  it.each([
    'We delete it as soon as possible.',
    'Logs are generally deleted.',
    'We keep it as long as necessary.',
    'Audits are done regularly.',
    'We answer in a reasonable time.',
    'Data may be shared where applicable.',
    'The policy changes from time to time.',
    'You hear from us soon.',
    'We keep it for a period.',
    'We keep it for an indefinite time.',
    'It stays until we no longer need it.',
    'It stays until it is no longer needed.',
    'We keep it as long as the law allows.',
    'We keep it for a limited period of 1 kind.',
  ])('finds what says nothing in “%s”', (words) => {
    expect(codes(withSentence(say(words, 'VIS-01-09')))).toEqual(['vague-word']);
  });

  it('lets a vague word stand beside its number', () => {
    expect(codes(withSentence(say('It is generally deleted after 90 days, and always after 12 months.', 'VIS-01-09')))).toEqual([]);
  });

  it('finds a number that nobody decided', () => {
    expect(codes(withSentence(say('We keep it for 45 days.', 'VIS-01-09')))).toEqual(['number-from-nowhere']);
  });

  it.each(['We keep it for thirty days.', 'It stays for a month.', 'We need an hour.', 'It takes half a year.', 'It stays for a fortnight.', 'It stays two further weeks.', 'It goes over the coming months.'])('finds the time in words in “%s”', (words) => {
    expect(codes(withSentence(say(words, 'VIS-01-09')))).toEqual(['time-without-number']);
  });

  it('does not take the colour of a brand for a number', () => {
    expect(codes(withSentence(say(`We keep it for ${visavis.brand.accentHue} days.`, 'VIS-01-09')))).toEqual(['number-from-nowhere']);
  });

  it.each([
    ['shouting', 'We value your privacy.'],
    ['shouting', 'Please note this.'],
    ['no-end', 'This goes on'],
    ['two-sentences', 'This ends. This begins.'],
    ['long-sentence', `${'word '.repeat(30)}end.`],
  ] as const)('finds %s', (code, words) => {
    expect(codes(withSentence(say(words, 'VIS-01-09')))).toEqual([code]);
  });

  it('finds links and anchors that lead nowhere', () => {
    expect(codes(withSentence({ ...say('See here.', 'VIS-01-09'), link: { words: 'there', to: '#address' } }))).toEqual(['link-without-words']);
    const section = { id: 'address', heading: 'Again', clauses: [] };
    expect(codes({ ...privacy, sections: [...privacy.sections, section] })).toEqual(['anchor-twice']);
    expect(codes({ ...privacy, sections: [...privacy.sections, { ...section, id: 'Not_An_Anchor' }] })).toEqual(['anchor-malformed']);
  });
});

it('a sentence without a promise id does not compile', () => {
  // @ts-expect-error say() wants the number of at least one promise
  expect(say('We are nice.').promises).toEqual([]);
  // @ts-expect-error and one that stands in the list
  expect(say('We are nice.', '1V1-99-99').promises).toHaveLength(1);
});
