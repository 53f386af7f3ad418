import type { LedgerEntry } from '@visavis/policy/ledger';
import { CAPABILITIES } from '@visavis/policy/promises';
import { describe, expect, it } from 'vitest';
import { cardWords, fileOf, titleOf } from './card-words.ts';
import type { Card } from './page-marks.ts';
import { declared, measured, proven, text, unproven } from './planted-entry.test-support.ts';

const card = (state: Card['state'], ...entries: readonly LedgerEntry[]): Card => ({ card: 'card-1', state, entries });

describe('a card', () => {
  it('names the code that keeps a proven sentence, and the test that shows it since when', () => {
    const words = cardWords(card('proven', proven('1V1-04-01')));
    expect(words).toEqual({
      promise: { first: '1V1-04-01', more: 0 },
      keptBy: { first: 'packages/services', more: 0 },
      shown: {
        line: 'Shown by 1 test since 22 November 2026',
        test: 'deletes what is over its time',
      },
      declared: [],
      figures: [],
      waitsFor: [],
    });
  });

  it('shows one of many and says how many there are beside it, each once', () => {
    const one = proven('1V1-04-01', { tests: ['a.test.ts › one', 'a.test.ts › two'] });
    const other = proven('1V1-04-05', {
      tests: ['a.test.ts › two', 'a.test.ts › three'],
      since: { date: '2026-12-01', commit: 'fedcba9' },
    });
    const words = cardWords(card('proven', one, other));
    expect(words.promise.more).toBe(1);
    expect(words.keptBy?.more).toBe(0);
    // All of it has been shown only since the last of it was.
    expect(words.shown).toEqual({ line: 'Shown by 3 tests since 1 December 2026. One of them:', test: 'one' });
  });

  it('leaves the numbers of rules to the ledger', () => {
    const words = cardWords(card('proven', proven('1V1-04-01', { tests: ['a.test.ts › [L2] [M1] closes'] })));
    expect(words.shown?.test).toBe('closes');
  });

  it('speaks of the promise for which its mark is what it is', () => {
    const words = cardWords(card('unproven', proven('1V1-04-01'), unproven('1V1-08-08', 'RIGHTS-DESK')));
    expect(words.promise).toEqual({ first: '1V1-08-08', more: 1 });
  });

  it('says nothing of the part that is shown where the rest is not', () => {
    const words = cardWords(card('unproven', proven('1V1-04-01'), unproven('1V1-08-08', 'RIGHTS-DESK')));
    expect([words.keptBy, words.shown]).toEqual([undefined, undefined]);
  });

  it('leads to our own promise rather than to one that is surpassed here', () => {
    const here = { here: 'No IP address is written down at all.', own: ['VIS-01-03'] } as const;
    const words = cardWords(card('proven', proven('ANC-01-02', { here }), proven('1V1-04-01'), proven('VIS-01-03')));
    expect(words.promise).toEqual({ first: 'VIS-01-03', more: 2 });
    expect(cardWords(card('proven', proven('ANC-01-02', { here }), proven('1V1-04-01'))).promise.first).toBe('1V1-04-01');
  });

  it('says what an unproven sentence waits for, and claims nothing that keeps it', () => {
    const words = cardWords(card('unproven', unproven('1V1-08-08', 'RIGHTS-DESK')));
    expect(words.waitsFor.map((line) => line.toLowerCase())).toEqual([CAPABILITIES['RIGHTS-DESK'].is]);
    expect([words.keptBy, words.shown]).toEqual([undefined, undefined]);
  });

  it.each([
    ['test', 'A test that shows it'],
    ['module', 'The name of the code that keeps it'],
    ['run', 'A run of the tests with this policy'],
    ['sentence', 'A sentence on these pages that says it'],
    ['attestation', 'A dated record by the people who run this service. There is none yet'],
  ] as const)('puts waiting for a %s into words', (waitsFor, line) => {
    expect(cardWords(card('unproven', unproven('1V1-06-04', waitsFor))).waitsFor).toEqual([line]);
  });

  it('says what of a part is missing where the rest of it is there', () => {
    const lacking = unproven('1V1-04-02', 'CONSENT', 'a page of choices');
    expect(cardWords(card('unproven', lacking)).waitsFor).toEqual(['A page of choices']);
  });

  it('does not hide that people still owe the rest of a proven promise', () => {
    const words = cardWords(card('proven', proven('1V1-03-06', { open: 'attestation' })));
    expect(words.waitsFor).toEqual(['The rest of it: a dated record by the people who run this service. There is none yet']);
  });

  it('dates what is only declared, and links what is measured', () => {
    const words = cardWords(card('declared', declared('1V1-06-04'), measured('1V1-02-06'), text('1V1-00-02')));
    expect(words.declared).toEqual(['Declared by people on 2 November 2026, good until 2 November 2027. Evidence: Report 7']);
    expect(words.figures).toEqual(['/numbers/#calls']);
  });
});

describe('the name of a test', () => {
  it('is its title, and its file', () => {
    const test = 'packages/db/src/roles.test.ts › roles › [M10] may not read › more';
    expect([titleOf(test), fileOf(test)]).toEqual(['roles › may not read › more', 'packages/db/src/roles.test.ts']);
  });
});
