import { render } from 'preact-render-to-string';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WaitingView, Wishes } from '../view.ts';
import { WaitingScreen } from './waiting-screen.tsx';

const nothing = () => {};
const actions = { cancel: nothing, meetAgain: nothing, panic: nothing, retryLink: nothing };
const alone = { online: 2, others: 0, avoided: 0, unlike: 0 };

const wishing = (weight: Partial<Wishes['weight']>): Wishes => ({
  interests: ['chess'],
  languages: ['de'],
  weight: { interests: 'any', languages: 'any', country: 'any', ...weight },
});

const waiting = (change: Partial<WaitingView>): string => {
  const now = Date.now();
  const view: WaitingView = {
    screen: 'waiting',
    mode: 'video',
    after: null,
    self: null,
    reach: 'open',
    company: alone,
    usual: null,
    since: now,
    begins: now,
    cools: false,
    wishes: wishing({}),
    meetsAgain: false,
    standstill: 'none',
    puzzle: 'none',
    ...change,
  };
  return render(<WaitingScreen view={view} actions={actions} />);
};

describe('the waiting screen', () => {
  it('says how long, who is here, and what is not known', () => {
    const html = waiting({ since: Date.now() - 61_500, company: { ...alone, online: 1 } });
    expect(html).toContain('<time>1:01</time>');
    expect(html).toContain('You are the only one here.');
    expect(html).toContain('not known yet');
  });

  it('says why it goes on by itself after a lost partner, and that the place is kept', () => {
    expect(waiting({ after: 'lost-partner' })).toContain('You keep your place');
    expect(waiting({})).not.toContain('You keep your place');
  });

  it('shows how the search widens only where something is wished for', () => {
    expect(waiting({})).not.toContain('Whom we look for');
    const html = waiting({ wishes: wishing({ interests: 'first', languages: 'any', country: 'only' }), begins: Date.now() - 1_000 });
    expect(html).toContain('Whom we look for');
    expect(html.match(/<li/g)).toHaveLength(2);
  });

  it.each([
    [1_000, 0],
    [3_500, 1],
    [9_000, 2],
    [60_000, 3],
  ])('marks the present step by a word and for those who listen, not by colour alone: after %i ms the step %i', (elapsed, step) => {
    const html = waiting({ wishes: wishing({ interests: 'first', languages: 'first', country: 'first' }), begins: Date.now() - elapsed });
    const items = html.split('<li').slice(1);
    expect(items.map((item) => item.includes('aria-current="step"') && item.includes('>now<'))).toEqual(
      items.map((_, index) => index === step),
    );
  });

  it('marks none before the search begins, and says when it does', () => {
    const html = waiting({ wishes: wishing({ interests: 'first', languages: 'any', country: 'any' }), begins: Date.now() + 2_500, cools: true });
    expect(html).not.toContain('aria-current');
    expect(html).toContain('begins in 3 s');
  });

  it('asks before it lets the visitor meet somebody again, and says what they agreed to', () => {
    const company = { online: 2, others: 1, avoided: 1, unlike: 0 };
    const html = waiting({ company });
    expect(html).toContain('you agree that this one does not');
    expect(html).toContain('Meet again');
    expect(waiting({ company, meetsAgain: true })).toContain('You agreed to meet people again.');
    expect(waiting({ company, meetsAgain: true })).not.toContain('>Meet again<');
    expect(waiting({ company: { ...company, others: 2 } })).not.toContain('Meet again');
  });

  it('has no numbers while nobody can know them', () => {
    expect(waiting({ reach: 'reconnecting', company: null })).not.toContain('are here');
  });

  it.each([
    ['keeps-place', 'You keep your place'],
    ['asks-again', 'We ask again'],
  ] as const)('says that nobody is looked for now, and no figures that may be past: %s', (standstill, words) => {
    const html = waiting({ standstill });
    expect(html).toContain(words);
    expect(html).not.toContain('2 people are here');
  });

  it.each(['solving', 'failed'] as const)('says that there is a puzzle: %s', (puzzle) => {
    expect(waiting({ puzzle, company: null })).toContain('puzzle');
  });

  it.each([
    ['people', { company: { ...alone, others: 3 } }],
    ['a wait that begins later', { begins: Date.now() + 2_500, cools: true }],
    ['a puzzle', { puzzle: 'solving' }],
    ['a standstill', { standstill: 'asks-again' }],
  ] as const)('announces in regions that stay in the page, apart from what is seen, and politely: %s', (_, change) => {
    const html = waiting(change);
    // As first drawn each is empty; what it says later is tested in waiting-words.test.ts.
    const regions = html.match(/<p class="visually-hidden" role="status" aria-live="polite"><\/p>/g) ?? [];
    expect(regions).toHaveLength(waiting({}).match(/role="status"/g)?.length ?? 0);
    expect(html.match(/role="(status|alert|log)"/g)).toHaveLength(regions.length);
    expect(html.match(/aria-live/g)).toHaveLength(regions.length);
  });
});

describe('a search that begins later', () => {
  const NOW = 1_000_000;
  afterEach(() => vi.useRealTimers());
  const COOL = 'You pressed Next many times in a row';
  const at = (ms: number, change: Partial<WaitingView>): string => {
    vi.useFakeTimers({ now: NOW + ms });
    return waiting({ since: NOW, ...change });
  };

  it.each([-900, 0, 400, 1_000])('[M12] is no search that the server lets begin at once, whatever the clocks say: %i ms', (ms) => {
    expect(at(ms, { begins: NOW, cools: false })).not.toContain(COOL);
  });

  it('[M12] says so until it begins, and then not', () => {
    const cooling = { begins: NOW + 2_000, cools: true };
    expect(at(0, cooling)).toContain('begins in 2 s');
    expect(at(1_999, cooling)).toContain('begins in 1 s');
    expect(at(2_000, cooling)).not.toContain(COOL);
  });

  it('[M12] never asks for a second meeting meanwhile', () => {
    const company = { online: 2, others: 1, avoided: 1, unlike: 0 };
    const cooling = { begins: NOW + 2_000, cools: true, company };
    expect(at(1_900, cooling)).toContain(COOL);
    expect(at(1_900, cooling)).not.toContain('Meet again');
    expect(at(1_900, { ...cooling, cools: false })).not.toContain(COOL);
    expect(at(1_900, { ...cooling, cools: false })).toContain('Meet again');
  });
});

describe('a search that was asked for anew with “Meet again”', () => {
  it.each([null, { ...alone, others: 0 }, { ...alone, others: 1, avoided: 1 }, { ...alone, others: 1, unlike: 1 }])(
    'keeps saying what was agreed to, whatever the figures: %o',
    (company) => {
      expect(waiting({ company, meetsAgain: true, begins: company && Date.now() })).toContain('You agreed to meet people again.');
    },
  );

  it('says from when on the schedule counts, so that it does not contradict the wait', () => {
    const now = Date.now();
    const wait = { wishes: wishing({ languages: 'first' }), since: now - 37_000, begins: now - 5_000 };
    const html = waiting({ ...wait, meetsAgain: true });
    expect(html).toContain('<time>0:37</time>');
    expect(html).toContain('Counted from “Meet again”, 0:05 ago.');
    expect(waiting(wait)).toContain('Counted from the start of this search, 0:05 ago.');
    expect(waiting({ ...wait, since: wait.begins })).not.toContain('Counted from');
  });
});

describe('the next one to come', () => {
  it.each([
    { wishes: wishing({}), ms: 0, says: 'does.' },
    { wishes: wishing({ languages: 'first' }), ms: 7_000, says: 'does and fits your wishes.' },
    { wishes: wishing({ languages: 'first' }), ms: 9_000, says: 'does.' },
    { wishes: wishing({ languages: 'only' }), ms: 90_000, says: 'does and fits your wishes.' },
  ])('[M11] is met only if they fit a wish that holds: $wishes.weight after $ms ms', ({ wishes, ms, says }) => {
    const begins = Date.now() - ms;
    expect(waiting({ wishes, since: begins, begins })).toContain(`You meet the next one who ${says}`);
  });
});
