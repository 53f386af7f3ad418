import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Offered, Step } from '../counts/answers.ts';
import { shareOf, shareWords } from '../counts/share.ts';
import { DAY_MS } from '../counts/span.ts';
import { ClicksTable } from './clicks-table.tsx';
import { comparedStep } from './compared-step.ts';
import { boundsOf, funnelRows, funnelSummary, heldBackWords } from './funnel-rows.ts';
import { FunnelSection } from './funnel-section.tsx';
import { FunnelSteps } from './funnel-steps.tsx';
import { stepsExport } from './steps-export.ts';

const K = 20;
const FROM = Date.UTC(2026, 10, 1);
const SPAN = { from: FROM, to: FROM + 7 * DAY_MS };

const step = (name: string, count: number, heldBack = 0): Step => ({ name, count, heldBack, error: { kind: 'exact' } });
const WHOLE = [step('home', 1_000), step('gate', 800), step('check', 700), step('search', 400), step('match', 380), step('talk', 300)];

describe('the funnel', () => {
  it('puts each step next to the one before and the first', () => {
    const rows = funnelRows(WHOLE, K);
    expect(rows.map(({ ofBefore }) => shareWords(ofBefore))).toEqual(['–', '80 %', '87.5 %', '57.1 %', '95 %', '78.9 %']);
    expect(rows.map(({ ofFirst }) => shareWords(ofFirst))).toEqual(['–', '80 %', '70 %', '40 %', '38 %', '30 %']);
    expect(rows.map(({ bar }) => bar)).toEqual([1, 0.8, 0.7, 0.4, 0.38, 0.3]);
  });

  it('says how many got to talk and where most stopped', () => {
    expect(funnelSummary(funnelRows(WHOLE, K))).toBe(
      'Of those at the first step, 30 % came as far as talk. Most stopped between check and search.',
    );
  });

  it('names nothing as the largest loss when nobody was lost', () => {
    const rows = funnelRows([step('home', 100), step('gate', 120), step('talk', 130)], K);
    expect(funnelSummary(rows)).toBe('Of those at the first step, 130 % came as far as talk.');
  });

  it('says what a held back day can have had', () => {
    expect(heldBackWords(step('talk', 40), K)).toBe('');
    expect(heldBackWords(step('talk', 40, 1), K)).toBe('1 day held back: 1 to 19 more');
    expect(heldBackWords(step('talk', 40, 3), K)).toBe('3 days held back: 3 to 57 more');
  });

  it('says no upper bound of the first step, which is held back with its page', () => {
    const home = step('home', 1_000, 2);
    expect(heldBackWords(home, K)).toBe('2 days held back');
    expect(boundsOf(home, K)).toEqual({ low: 1_002, high: Infinity });
    expect(shareWords(shareOf({ low: 501, high: 501 }, boundsOf(home, K)))).toBe('0 to 50\u{a0}%');
  });

  it('leaves a share between bounds where days are held back', () => {
    const part = boundsOf(step('talk', 100, 2), K);
    expect(part).toEqual({ low: 102, high: 138 });
    expect(shareWords(shareOf(part, { low: 400, high: 400 }))).toBe('25 to 35\u{a0}%');
  });

  it('draws a bar for each step, with no inline style', () => {
    const html = render(<FunnelSteps canCompare steps={{ now: WHOLE, before: WHOLE }} span={SPAN} threshold={K} />);
    expect(html.match(/funnel__part/g)).toHaveLength(6);
    expect(html).toContain('width="80.00"');
    expect(html).not.toContain('style=');
    expect(html).toContain('No day was held back');
    expect(html.match(/>exact</g)).toHaveLength(6);
  });

  it('calls no number exact that leaves out days, and compares it as a lower bound', () => {
    const now = [step('home', 100), step('gate', 40, 2)];
    const html = render(<FunnelSteps canCompare steps={{ now, before: WHOLE }} span={SPAN} threshold={K} />);
    expect(html.match(/>exact</g)).toHaveLength(1);
    expect(html).toContain('2 days held back: 2 to 38 more');
    expect(html).toContain('at most 95 % fewer');
    expect(html).toContain('42 to 78 %');
  });

  it('compares with no range that is deleted in part', () => {
    const html = render(<FunnelSteps canCompare={false} steps={{ now: WHOLE, before: [] }} span={SPAN} threshold={K} />);
    expect(html).not.toContain('none before');
  });

  it('says why upper bounds are no exact numbers, and calls their shares rough', () => {
    const since = FROM + 14 * 3_600_000;
    const now = [step('home', 200), step('gate', 100)].map((one): Step => ({ ...one, error: { kind: 'at-most', since } }));
    const html = render(<FunnelSteps canCompare steps={{ now, before: now }} span={SPAN} threshold={K} />);
    expect(html).toContain('about 50 %');
    expect(html).toContain('may be counted twice');
  });

  it('compares nothing that may be too high and leaves out days', () => {
    const now: Step = { ...step('gate', 100, 1), error: { kind: 'at-most', since: FROM } };
    expect(comparedStep(now, []).now.error).toEqual({ kind: 'rough' });
    expect(comparedStep(step('gate', 100, 1), []).now.error).toEqual({ kind: 'at-least' });
  });

  it('says what to do when nobody came', () => {
    const nobody = WHOLE.map(({ name }) => step(name, 0));
    const html = render(<FunnelSteps canCompare steps={{ now: nobody, before: nobody }} span={SPAN} threshold={K} />);
    expect(html).toContain('Nobody came to any step in these days.');
    expect(html).toContain('on which 20 or more came to it');
    expect(html).not.toContain('<table');
  });
});

describe('the section', () => {
  const offered: Offered = { tables: ['funnel', 'clicks'], threshold: K, epsilon: 1, keptSince: null, countedSince: 0, pages: [], clicks: [] };
  const server = { steps: () => new Promise<never>(() => {}) };

  it('shows nothing of a day that still grows, and says why', () => {
    expect(render(<FunnelSection offered={offered} server={server} settled={null} span={SPAN} />)).toContain('This appears when the day is over.');
  });

  it('waits for what is counted, and asks for nothing else', () => {
    expect(render(<FunnelSection offered={offered} server={server} settled={SPAN} span={SPAN} />).match(/aria-busy="true"/g)).toHaveLength(2);
    const onlyClicks: Offered = { ...offered, tables: ['clicks'] };
    expect(render(<FunnelSection offered={onlyClicks} server={server} settled={SPAN} span={SPAN} />).match(/aria-busy="true"/g)).toHaveLength(1);
  });
});

describe('buttons', () => {
  it('are named as a reader knows them', () => {
    const now = [step('start', 120), step('promises', 0), step('feed', 0, 1)];
    const html = render(<ClicksTable canCompare steps={{ now, before: now }} span={SPAN} threshold={K} />);
    expect(html).toContain('“Start” on the home page');
    expect(html).toContain('The feed of policy versions');
    expect(html).not.toContain('The list of all promises');
  });

  it('say so when none was pressed', () => {
    const html = render(<ClicksTable canCompare steps={{ now: [step('start', 0)], before: [] }} span={SPAN} threshold={K} />);
    expect(html).toContain('No counted button was pressed');
    expect(html).toContain('A promise mark');
    expect(html).not.toContain('Save as');
  });
});

it('exports bounds beside each number', () => {
  const { rows } = stepsExport('funnel', { now: [step('gate', 40, 2)], before: [step('gate', 50)], canCompare: true, span: SPAN, threshold: K });
  expect(rows).toEqual([['Gate', 40, 'at least', 2, 42, 78, 50, 'exact', 0, 'at most 20 % fewer']]);
  expect(stepsExport('clicks', { now: [step('feed', 40)], before: [], canCompare: false, span: SPAN, threshold: K }).rows).toEqual([['The feed of policy versions', 40, 'exact', 0, 40, 40]]);
});
