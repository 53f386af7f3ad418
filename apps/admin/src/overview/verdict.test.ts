import { describe, expect, it } from 'vitest';
import { OFFLINE } from '../problem.ts';
import { nextFeed } from './feed.ts';
import type { Figures } from './figures.ts';
import { verdictOn } from './verdict.ts';

const FIGURES: Figures = {
  at: Date.UTC(2026, 10, 22, 13, 2, 10),
  visitsToday: 5,
  matchesToday: 2,
  medianWaitMs: 800,
  droppedToday: { count: 0, mostOften: null },
  reportsWaiting: 0,
  live: { online: 1, waiting: 1, calls: 0 },
};
const internal = { ok: false, problem: { reason: 'internal', retryAfterSeconds: 0 } } as const;

describe('the feed of figures', () => {
  it('keeps the last figures when the link goes, and says that they are old', () => {
    const fresh = nextFeed({ kind: 'waiting' }, { ok: true, value: FIGURES });
    const stale = nextFeed(fresh, { ok: false, problem: OFFLINE });
    expect(stale).toEqual({ kind: 'stale', figures: FIGURES, problem: OFFLINE });
    expect(nextFeed(stale, internal)).toMatchObject({ kind: 'stale', figures: FIGURES });
    expect(nextFeed(stale, { ok: true, value: FIGURES })).toEqual(fresh);
  });

  it('shows no figures when there never were any', () => {
    expect(nextFeed({ kind: 'waiting' }, internal).kind).toBe('nothing');
  });

  it('ends when the session ends, and stays ended', () => {
    const over = nextFeed({ kind: 'waiting' }, { ok: false, problem: { reason: 'unauthorized', retryAfterSeconds: 0 } });
    expect(nextFeed(over, { ok: true, value: FIGURES })).toEqual({ kind: 'signed-out' });
  });
});

describe('the verdict', () => {
  it('is good only when everything answers and nobody waits for the operator', () => {
    expect(verdictOn({ kind: 'fresh', figures: FIGURES }).tone).toBe('good');
    expect(verdictOn({ kind: 'fresh', figures: { ...FIGURES, reportsWaiting: 1 } })).toMatchObject({
      tone: 'attention',
      words: '1 report is waiting',
    });
  });

  it('puts calls that cannot start before reports that wait', () => {
    expect(verdictOn({ kind: 'fresh', figures: { ...FIGURES, live: null, reportsWaiting: 3 } }).words).toBe('Nobody can meet');
  });

  it('says from when old figures are', () => {
    const { tone, more } = verdictOn({ kind: 'stale', figures: FIGURES, problem: OFFLINE });
    expect(tone).toBe('broken');
    expect(more).toMatch(/^As of \d\d:02:10, trying again\./);
  });
});
