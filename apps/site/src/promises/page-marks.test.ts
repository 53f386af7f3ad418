import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARK_STATES, pageMarks } from './page-marks.ts';
import { declared, ledgerOf, measured, proven, text, unproven } from './planted-entry.test-support.ts';

const LEDGER = ledgerOf(
  proven('1V1-04-01'),
  proven('1V1-04-05'),
  measured('1V1-02-06'),
  declared('1V1-06-04'),
  unproven('1V1-08-08', 'RIGHTS-DESK'),
  text('1V1-00-02'),
);

describe('the mark of a sentence', () => {
  it.each([
    ['proven', ['1V1-04-01', '1V1-04-05']],
    ['measured', ['1V1-04-01', '1V1-02-06']],
    ['declared', ['1V1-06-04', '1V1-02-06', '1V1-04-01']],
    ['unproven', ['1V1-08-08', '1V1-06-04', '1V1-04-01']],
    ['proven', ['1V1-04-01', '1V1-00-02']],
  ] as const)('is %s, the weakest of its promises', (state, promises) => {
    expect(pageMarks([promises], LEDGER).markOf(promises)?.state).toBe(state);
  });

  it('is not there where a sentence only informs, or makes no promise of this policy', () => {
    const marks = pageMarks([['1V1-00-02'], ['ANC-01-01'], []], LEDGER);
    expect([marks.markOf(['1V1-00-02']), marks.markOf(['ANC-01-01']), marks.markOf([])]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(marks.cards).toEqual([]);
  });

  it('is not there where a sentence says that something is not built yet', () => {
    const ledger = ledgerOf(proven('VIS-11-13'), proven('1V1-04-01'), unproven('1V1-08-08', 'SLA'));
    const marks = pageMarks([['VIS-11-13'], ['VIS-11-13', '1V1-08-08'], ['1V1-04-01']], ledger);
    expect([marks.markOf(['VIS-11-13']), marks.markOf(['1V1-08-08', 'VIS-11-13'])]).toEqual([undefined, undefined]);
    expect(marks.cards.flatMap(({ entries }) => entries.map(({ promise }) => promise.id))).toEqual(['1V1-04-01']);
  });

  it('counts promises of this policy only', () => {
    const promises = ['1V1-04-01', 'ANC-01-01'];
    const marks = pageMarks([promises], LEDGER);
    expect(marks.markOf(promises)?.state).toBe('proven');
    expect(marks.cards.flatMap((card) => card.entries.map((entry) => entry.promise.id))).toEqual(['1V1-04-01']);
  });
});

describe('the cards of a page', () => {
  it('are one for all sentences with the same promises, in whatever order these stand', () => {
    const marks = pageMarks([['1V1-04-01', '1V1-04-05'], ['1V1-04-05', '1V1-04-01'], ['1V1-04-01']], LEDGER);
    expect(marks.cards.map(({ card }) => card)).toEqual(['card-1', 'card-2']);
    expect(marks.markOf(['1V1-04-05', '1V1-04-01'])).toEqual(marks.markOf(['1V1-04-01', '1V1-04-05']));
  });

  it('carry the state of their mark, and every mark has its card', () => {
    const ids = [...LEDGER.keys()];
    fc.assert(
      fc.property(fc.array(fc.subarray(ids)), (sentences) => {
        const marks = pageMarks(sentences, LEDGER);
        const drawn = sentences.flatMap((promises) => marks.markOf(promises) ?? []);
        const known = new Map(marks.cards.map((card) => [card.card, card.state]));
        expect(drawn.every(({ card, state }) => known.get(card) === state)).toBe(true);
        expect(MARK_STATES.map((state) => marks.totals[state])).toEqual(
          MARK_STATES.map((state) => drawn.filter((mark) => mark.state === state).length),
        );
        expect(marks.states).toEqual(MARK_STATES.filter((state) => marks.totals[state] > 0));
      }),
    );
  });
});
