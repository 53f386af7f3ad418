import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ProofView } from './proof-view.tsx';
import { lookWords, placeWords, proofVerdict } from './proof-words.ts';

const AT = Date.UTC(2026, 10, 22, 14, 2, 10);
const CLEAN = { at: AT, rows: 0, places: [{ place: 'pg_largeobject', rows: 0 }] };
const PLANTED = { at: AT, rows: 1_203, places: [{ place: 'planted.event', rows: 1_203 }, { place: 'pg_largeobject', rows: 0 }] };

it('says when the look was, to the second', () => {
  expect(lookWords(AT)).toBe('22 Nov 2026, 14:02:10 UTC');
});

it.each([
  ['function analytics.note(text)', 'with the rights of somebody else'],
  ['trigger note on analytics.cell', 'A trigger'],
  ['rule note on analytics.cell', 'A rule'],
  ['role pg_write_server_files', 'outside of any table'],
  ['pg_logical_emit_message', 'journal'],
  ['function.event', 'A table'],
  ['planted.event', 'A table'],
])('says what %s is', (place, words) => {
  expect(placeWords(place)).toContain(words);
});

describe('the proof', () => {
  it('is the number, where was looked, and what it cannot show', () => {
    const html = render(<ProofView again={null} proof={CLEAN} />);
    for (const words of ['Event rows stored: 0', 'pg_largeobject', placeWords('pg_largeobject'), '14:02:10 UTC', 'What it cannot show']) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain('role="alert"');
  });

  it('is loud and says what to do when it is not 0', () => {
    expect(proofVerdict(PLANTED)).toEqual({ tone: 'broken', words: 'Event rows stored: 1,203', more: 'There should be none. They are in planted.event.' });
    const html = render(<ProofView again={null} proof={PLANTED} />);
    expect(html).toContain('role="alert"');
    expect(html).toContain('is broken now');
  });

  it('names every place that has rows', () => {
    const { more } = proofVerdict({ at: AT, rows: 3, places: [{ place: 'a.b', rows: 1 }, { place: 'c.d', rows: 2 }] });
    expect(more).toBe('There should be none. They are in these places: a.b, c.d.');
  });
});
