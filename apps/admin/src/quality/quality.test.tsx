import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { DROP_REASONS, dropMeaning, dropWords } from '../counts/drop-words.ts';
import { DAY_MS, HOUR_MS } from '../counts/span.ts';
import { hoursWords, markNotes, qualityVerdict } from './mark-notes.ts';
import { Marks } from './marks.tsx';
import { NeverCounted } from './never-counted.tsx';
import { PublicDays } from './public-days.tsx';
import { epsilonWords, outcomeWords } from './public-outcome.ts';

const DAY = Date.UTC(2026, 10, 22);
const at = (hour: number, day = DAY): number => day + hour * HOUR_MS;

it('has words for every reason', () => {
  expect(DROP_REASONS).toHaveLength(11);
  for (const reason of DROP_REASONS) expect(dropMeaning(reason)).toMatch(/^[A-Z].*\.$/);
  expect(dropWords('never-heard-of')).toBe('never-heard-of');
});

describe('marks', () => {
  it('of a first start say that counting began, and ask for no care', () => {
    const notes = markNotes([{ hour: at(16), kind: 'gap', count: 1 }], at(16));
    expect(notes).toMatchObject([{ kind: 'began', words: 'Counting began, 16:00 to 17:00 UTC' }]);
    expect(qualityVerdict(notes, 1).tone).toBe('good');
  });

  it('of restarts say how often somebody may count, and nothing that did not happen', () => {
    const marks = [{ hour: at(14), kind: 'key-started', count: 3 }, { hour: at(14), kind: 'gap', count: 3 }] as const;
    const notes = markNotes(marks, at(9));
    expect(notes).toMatchObject([{ day: DAY, words: 'The collector was started again 3 times, 14:00 to 15:00 UTC', meaning: expect.stringContaining('up to 4 times') }]);
    expect(markNotes([{ hour: at(14), kind: 'key-started', count: 1 }], null)[0]?.meaning).toMatch(/counts twice on that day\. Views and visits are not counted twice\.$/);
  });

  it('of a gap speak of late counts in the last hour of a day alone', () => {
    const meaning = (hour: number): string => markNotes([{ hour: at(hour), kind: 'gap', count: 1 }], null)[0]?.meaning ?? '';
    expect([meaning(22), meaning(23)].map((words) => words.includes('closed'))).toEqual([false, true]);
  });

  it('join hours that follow each other, up to midnight', () => {
    expect(hoursWords([at(14), at(15)])).toBe('14:00 to 16:00 UTC');
    expect(hoursWords([at(23), at(2)])).toBe('02:00 to 03:00 and 23:00 to 24:00 UTC');
    expect(hoursWords([0, 2, 4, 6, 8, 10].map((hour) => at(hour)))).toBe('00:00 to 01:00, 02:00 to 03:00, 04:00 to 05:00 and 3 more times UTC');
  });

  it('make one note for a day and kind, the newest day first', () => {
    const notes = markNotes([
      { hour: at(3, DAY - DAY_MS), kind: 'gap', count: 7 },
      { hour: at(4, DAY - DAY_MS), kind: 'gap', count: 1 },
      { hour: at(18), kind: 'crowded', count: 90 },
      { hour: at(19), kind: 'turned-away', count: 3 },
    ], null);
    expect(notes.map(({ words }) => words)).toEqual(['An estimate from 18:00 UTC on', 'Some were turned away, 19:00 to 20:00 UTC', 'Some counts may be missing, 03:00 to 05:00 UTC']);
    expect(qualityVerdict(notes, 7)).toMatchObject({ tone: 'attention', words: 'Read 2 days with care', more: 'The latest is 22 Nov 2026. Nothing is noted on the other days.' });
    expect(qualityVerdict(notes, 2).more).toBe('The latest is 22 Nov 2026.');
  });

  it('are not there when all is well, and that is said', () => {
    const marks = (countedSince: number | null): string =>
      render(<Marks marks={[]} span={{ from: DAY, to: DAY + DAY_MS }} counted={{ countedSince, countedUntil: at(16) }} keptSince={null} />);
    expect(marks(at(9))).toContain('Nothing to note');
    expect(marks(null)).toContain('Nothing was counted yet.');
  });
});

describe('public days', () => {
  const SPAN = { from: DAY - 3 * DAY_MS, to: DAY };

  it('say what became of each, with its ε', () => {
    const days = [
      { day: DAY - 3 * DAY_MS, epsilon: 1, keys: 1, outcome: 'published' },
      { day: DAY - 2 * DAY_MS, epsilon: 2, keys: 2, outcome: 'published' },
      { day: DAY - DAY_MS, epsilon: 0, keys: 4, outcome: 'keys' },
    ] as const;
    expect(days.map(outcomeWords)).toEqual([
      'Published',
      'Published, with more ε',
      'Nothing: too many starts',
    ]);
    expect(days.map(epsilonWords)).toEqual(['1', '2', '–']);
    const html = render(<PublicDays days={days} span={SPAN} />);
    expect(html.indexOf('21 Nov 2026')).toBeLessThan(html.indexOf('19 Nov 2026'));
  });

  it('say when the first will be there', () => {
    expect(render(<PublicDays days={[]} span={SPAN} />)).toContain('No day of these was released yet.');
  });
});

it('names those who are never counted, and the age of the country list only where there is one', () => {
  const html = render(<NeverCounted withCountries={false} />);
  for (const words of ['Global Privacy Control', 'Do Not Track', 'no script', 'asked on the cookies page']) expect(html).toContain(words);
  expect(html).not.toContain('Countries come from');
  expect(render(<NeverCounted withCountries />)).toContain('Countries come from');
});
