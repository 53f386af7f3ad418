import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDuration, type Duration } from '../duration.ts';
import type { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { RIGHTS } from '../rights.ts';
import { FIELD_NAMES, PURPOSES } from '../vocabulary.ts';
import { type Block, PROMISE_ID, type PolicyDocument, type Sentence } from './document.ts';
import { privacyPolicy } from './privacy-policy.ts';
import { capital, FIELD_WORDS, PURPOSE_WORDS, RIGHT_WORDS } from './words.ts';

const manifest = manifestFor('visavis');
/** Words. */
const LONGEST_SENTENCE = 28;

const blocksOf = (policy: PolicyDocument): readonly Block[] =>
  policy.sections.flatMap((section) => section.clauses.flatMap((clause) => clause.blocks));

function sentencesOf(policy: PolicyDocument): readonly Sentence[] {
  const inBlocks = blocksOf(policy).flatMap((block) => {
    if (block.kind === 'paragraph') return block.sentences;
    return block.kind === 'list' ? block.items.flat() : [];
  });
  return [policy.lead, ...policy.short.map((line) => line.sentence), ...inBlocks];
}

function wordsOf(policy: PolicyDocument): string {
  const cells = blocksOf(policy).flatMap((block) =>
    block.kind === 'table' ? block.rows.flat().flatMap((cell) => [cell.text, cell.more ?? '']) : [],
  );
  const figures = policy.short.map((line) => line.figure);
  return [...figures, ...sentencesOf(policy).map((sentence) => sentence.text), ...cells].join('\n');
}

describe.each(PROFILE_NAMES)('the privacy policy of %s', (profile) => {
  const policy = privacyPolicy(manifestFor(profile));
  const words = wordsOf(policy);

  it('has five short lines, each with a number first', () => {
    expect(policy.short).toHaveLength(5);
    for (const line of policy.short) expect(line.figure).toMatch(/^\d/);
  });

  it('names every field, every purpose and every right [1V1-00-02]', () => {
    for (const field of FIELD_NAMES) expect(words.toLowerCase()).toContain(FIELD_WORDS[field].toLowerCase());
    for (const purpose of PURPOSES) expect(words).toContain(capital(PURPOSE_WORDS[purpose]));
    for (const right of RIGHTS) expect(words).toContain(RIGHT_WORDS[right].means);
  });

  it('gives every section and clause an anchor of its own', () => {
    const ids = policy.sections.flatMap((section) => [section.id, ...section.clauses.map((clause) => clause.id)]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('links words that stand in the sentence to clauses that exist', () => {
    const ids = new Set(policy.sections.flatMap((section) => [section.id, ...section.clauses.map(({ id }) => id)]));
    for (const { link, text } of sentencesOf(policy)) {
      if (link === undefined) continue;
      expect(text).toContain(link.words);
      if (!link.to.startsWith('mailto:')) expect(ids).toContain(link.to.slice(1));
    }
  });

  it('names promises by their published numbers', () => {
    for (const { promises } of sentencesOf(policy)) {
      for (const id of promises) expect(id).toMatch(PROMISE_ID);
    }
  });

  it('fills every row of every table', () => {
    for (const block of blocksOf(policy)) {
      if (block.kind !== 'table') continue;
      for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
    }
  });

  it('speaks plainly: ends every sentence, calls out nothing, hides behind nothing vague', () => {
    expect(words).not.toMatch(
      /!|please|we value|as needed|reasonable|limited period|from time to time|where applicable/i,
    );
    for (const { text } of sentencesOf(policy)) expect(text).toMatch(/[.:]$/);
  });

  it('keeps its sentences short', () => {
    const parts = sentencesOf(policy).flatMap(({ text }) => text.split(/(?<=[.:;]) /));
    expect(parts.filter((part) => part.split(' ').length > LONGEST_SENTENCE)).toEqual([]);
  });
});

describe('a number in the policy', () => {
  const withPeriods = (reports: Duration, counts: Duration, answer: Duration): Manifest => ({
    ...manifest,
    data: {
      ...manifest.data,
      reports: { ...manifest.data.reports, retention: { ...manifest.data.reports.retention, length: reports } },
      counts: { ...manifest.data.counts, retention: { ...manifest.data.counts.retention, length: counts } },
    },
    rights: { ...manifest.rights, clock: { ...manifest.rights.clock, answer } },
  });
  const days = (min: number, max: number) =>
    fc.record<Duration>({ amount: fc.integer({ min, max }), unit: fc.constant('days') });

  it('comes from the manifest, whatever it says there', () => {
    fc.assert(
      fc.property(days(200, 299), days(300, 399), days(400, 499), (reports, counts, answer) => {
        const words = wordsOf(privacyPolicy(withPeriods(reports, counts, answer)));
        for (const duration of [reports, counts, answer]) expect(words).toContain(describeDuration(duration));
        expect(words).not.toMatch(/\b(90|30) days|25 months/);
      }),
    );
  });
});

describe('what the partner sees', () => {
  const shortOf = (connection: Manifest['connection']) =>
    privacyPolicy({ ...manifest, connection }).short[1]?.sentence.text;
  const tableOf = (connection: Manifest['connection']) =>
    blocksOf(privacyPolicy({ ...manifest, connection })).find(
      (block) => block.kind === 'table' && block.caption === 'What your partner sees of you',
    );

  it('says where a call shows the address and where it does not', () => {
    expect(shortOf('choice')).toContain('only in a direct call');
    expect(shortOf('direct')).toContain('They also get your IP address');
    expect(shortOf('shielded')).toContain('do not see your IP address');
  });

  it('lists the address under direct calls only', () => {
    expect(tableOf('choice')).toMatchObject({
      columns: ['Your partner sees', 'Shielded call', 'Direct call'],
      rows: expect.arrayContaining([[{ text: 'Your IP address' }, { text: 'No' }, { text: 'Yes' }]]),
    });
    expect(tableOf('shielded')).not.toMatchObject({
      rows: expect.arrayContaining([expect.arrayContaining([{ text: 'Your IP address' }])]),
    });
  });
});

describe('contacts', () => {
  const linksOf = (brand: Manifest['brand']) =>
    sentencesOf(privacyPolicy({ ...manifest, brand })).flatMap(({ link }) => (link === undefined ? [] : [link.to]));

  it('never invite anybody to write to an address that only holds a place', () => {
    expect(linksOf(manifest.brand).filter((to) => to.startsWith('mailto:'))).toEqual([]);
    expect(wordsOf(privacyPolicy(manifest))).toContain('They have not set an address yet');
  });

  it('become links once an operator has set them', () => {
    const brand: Manifest['brand'] = {
      name: 'Somewhere',
      operator: { kind: 'named', name: 'Ada', address: 'A street 1', country: 'Iceland' },
      contacts: { privacy: 'privacy@somewhere.is', safety: 'safety@somewhere.is' },
    };
    expect(linksOf(brand)).toEqual(
      expect.arrayContaining(['mailto:privacy@somewhere.is', 'mailto:safety@somewhere.is']),
    );
    expect(wordsOf(privacyPolicy({ ...manifest, brand }))).toContain('Ada, A street 1, Iceland, runs Somewhere');
  });
});
