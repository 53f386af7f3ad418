import { describe, expect, it } from 'vitest';
import type { Wishes } from '../view.ts';
import { companyWords, coolWords, hindranceWords, stepTime, stepWords, usualWords, waitingGist } from './waiting-words.ts';
import { wideningSteps } from './widening.ts';

const company = { online: 5, others: 0, avoided: 0, unlike: 0 };

describe('who is here', () => {
  it.each([
    { change: { online: 1 }, says: 'You are the only one here.' },
    { change: { online: 12 }, says: '12 people are here, you among them.' },
    { change: { online: 12 }, says: 'Nobody else waits for a video call' },
    { change: { others: 1 }, says: '1 other waits for a video call.' },
    { change: { others: 3, avoided: 1 }, says: '3 others wait for a video call.' },
    { change: { others: 1, avoided: 1 }, says: 'Only someone you have met is waiting. You meet again only if both of you want to, and neither has blocked the other.' },
    { change: { others: 2, avoided: 2 }, says: 'people you have met are waiting: 2' },
    { change: { others: 3, unlike: 3 }, says: '3 others wait for a video call, but your wishes or theirs keep you apart' },
    { change: { others: 3, avoided: 1, unlike: 2 }, says: 'An earlier meeting keeps you apart from 1 of them; from the rest your wishes or theirs do so far.' },
    { change: { online: 1, others: 1, unlike: 1 }, says: '1 other waits for a video call, but your wishes or theirs keep you apart' },
    { change: { others: 4, avoided: 1, unlike: 2 }, says: '4 others wait for a video call.' },
  ])('[M5] $change: “$says”', ({ change, says }) => {
    expect(companyWords({ ...company, ...change }, 'video')).toContain(says);
  });

  const few = [0, 1, 2];
  const combinations = few.flatMap((free) => few.flatMap((avoided) => few.map((unlike) => ({ others: free + avoided + unlike, avoided, unlike }))));

  it.each(combinations)('[M5] gives each reason that keeps people apart, and no other: %o', (change) => {
    const { others, avoided, unlike } = change;
    const said = companyWords({ ...company, online: 9, ...change }, 'video');
    const apart = others > 0 && others === avoided + unlike;
    expect(/met|meeting/.test(said)).toBe(apart && avoided > 0);
    expect(said.includes('wishes')).toBe(apart && unlike > 0);
    const gist = waitingGist({ begins: 0, cools: false, company: { ...company, online: 9, ...change }, puzzle: 'none', reach: 'open', standstill: 'none' }, 0);
    expect(/met|meetings/.test(gist)).toBe(apart && avoided > 0);
    expect(gist.includes('wishes')).toBe(apart && unlike > 0);
  });

  it('does not call somebody the only one here while others wait at another server', () => {
    expect(companyWords({ ...company, online: 1, others: 1 }, 'video')).toBe('1 other waits for a video call.');
  });

  it('calls a text chat one', () => {
    expect(companyWords({ ...company, others: 2 }, 'text')).toContain('a text chat');
  });

  it('makes no number up before the server has said one', () => {
    expect(companyWords(null, 'video')).not.toMatch(/\d/);
    expect(usualWords({ company: null, usual: null })).toBe('');
  });
});

describe('what is read out', () => {
  const NOW = 1_000;
  const searching = { begins: NOW, cools: false, company, puzzle: 'none', reach: 'open', standstill: 'none' } as const;
  const people = [{ online: 1 }, {}, { others: 3 }, { others: 3, avoided: 3 }, { others: 3, unlike: 3 }, { others: 3, avoided: 1, unlike: 2 }];
  const views: readonly Parameters<typeof waitingGist>[0][] = [
    ...people.map((change) => ({ ...searching, company: { ...company, ...change } })),
    { ...searching, begins: NOW + 3_000, cools: true },
    { ...searching, puzzle: 'solving' },
    { ...searching, puzzle: 'failed' },
    { ...searching, standstill: 'keeps-place' },
    { ...searching, standstill: 'asks-again' },
  ];

  it.each(views)('is something else in each case, and never a number: %o', (view) => {
    const gist = waitingGist(view, NOW);
    expect(gist).not.toMatch(/\d/);
    expect(views.filter((other) => waitingGist(other, NOW) === gist)).toEqual([view]);
  });

  it('is the same while only figures change', () => {
    const gists = [{ others: 3 }, { others: 4, online: 9 }, { others: 5, avoided: 2 }].map((change) =>
      waitingGist({ ...searching, company: { ...company, ...change } }, NOW),
    );
    expect(new Set(gists).size).toBe(1);
  });

  it('[M12] is once that a search begins later, not every second how much later', () => {
    const cooling = { ...searching, begins: NOW + 3_000, cools: true };
    const gists = [0, 1_000, 2_999, 3_000].map((ms) => waitingGist(cooling, NOW + ms));
    expect(gists).toEqual([gists[0], gists[0], gists[0], 'Nobody else waits right now.']);
    expect(gists[0]).toContain('begins a few seconds later');
  });

  it('is nothing of the search while the link is lost: that is said elsewhere', () => {
    const lost = { ...searching, reach: 'reconnecting', puzzle: 'solving' } as const;
    expect(waitingGist(lost, NOW)).toBe('');
    expect(hindranceWords(lost)).toBeNull();
  });
});

describe('how long it takes', () => {
  it('[M5] is not known where too few were matched', () => {
    expect(usualWords({ company, usual: null })).toContain('not known yet');
  });

  it('[M5] is what half, and nine of ten, waited', () => {
    expect(usualWords({ company, usual: { halfMs: 2_441, mostMs: 180_000 } })).toBe(
      'Of those who met someone here lately, half waited 3 s or less, and nine of ten 3 min or less.',
    );
    expect(usualWords({ company, usual: { halfMs: 0, mostMs: 89_000 } })).toMatch(/half waited 1 s .* nine of ten 89 s/);
  });

  it('[M12] says what many Nexts cost', () => {
    expect(coolWords(2_001)).toContain('begins in 3 s');
  });
});

describe('how a search widens', () => {
  const told = (wishes: Wishes) => wideningSteps(wishes.weight).map((step) => `${stepTime(step)}: ${stepWords(step, wishes)}`);

  it('[M11] is said beforehand, step by step', () => {
    const weight = { interests: 'first', languages: 'first', country: 'first' } as const;
    expect(told({ interests: ['chess'], languages: ['de'], weight })).toEqual([
      'First 3 s: someone who shares “chess”, German and your country',
      'Until 8 s: someone who shares German and your country',
      'Until 15 s: someone who shares your country',
      'Then: anyone',
    ]);
  });

  it('[M11] says so where it does not', () => {
    const weight = { interests: 'any', languages: 'only', country: 'any' } as const;
    expect(told({ interests: ['chess'], languages: ['de'], weight })).toEqual(['All the time: someone who shares German']);
  });

  it('names a few, and says of many that they are the visitor’s', () => {
    const weight = { interests: 'only', languages: 'only', country: 'any' } as const;
    expect(told({ interests: ['chess', 'rain', 'tea'], languages: ['de', 'is'], weight })).toEqual([
      'All the time: someone who shares “chess”, “rain” or “tea”, and German or Icelandic',
    ]);
    expect(told({ interests: ['a', 'b', 'c', 'd'], languages: ['de', 'is', 'en', 'fr'], weight })).toEqual([
      'All the time: someone who shares one of your interests and one of your languages',
    ]);
  });
});
