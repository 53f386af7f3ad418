import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { OFFLINE } from '../problem.ts';
import { AnswerView } from './answer-view.tsx';
import { ChangeWords } from './change-words.tsx';
import { CountTable } from './count-table.tsx';
import { FigureWords } from './figure-words.tsx';
import type { Loaded } from './loaded.ts';
import { NothingYet } from './nothing-yet.tsx';
import { RangePicker } from './range-picker.tsx';
import { ShareBar } from './share-bar.tsx';
import { TimeChart } from './time-chart.tsx';

const NOW = Date.UTC(2026, 10, 22, 13);
const text = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const view = (loaded: Loaded<number>): string =>
  render(<AnswerView answer={{ loaded, retry: () => {} }}>{(value) => <b>{value}</b>}</AnswerView>);
const rows = Array.from({ length: 14 }, (_, at) => ({ name: `row ${at}`, count: 100 - at }));
const table = (shown: typeof rows): string =>
  render(
    <CountTable
      caption="Visitor-days by country, exact"
      columns={[
        { title: 'Country', kind: 'words', by: ({ name }) => name, cell: ({ name }) => name },
        { title: 'Visitor-days', kind: 'number', by: ({ count }) => count, cell: ({ count }) => count },
        { title: 'Share', kind: 'share', cell: ({ count }) => <ShareBar part={count} total={400} /> },
      ]}
      rows={shown}
      rowKey={({ name }) => name}
      other={shown.length === 0 ? undefined : { title: 'All others', note: 'fewer than 20 on a day', cells: [33, null] }}
    />,
  );
const chart = render(
  <TimeChart
    caption="Visits by day"
    step="day"
    starts={[Date.UTC(2026, 10, 21), Date.UTC(2026, 10, 22)]}
    series={[{ label: 'Visits', style: 'main', values: [1_200, null] }]}
  />,
);

describe('an answer', () => {
  it('is busy and silent at first, and shown when it is there', () => {
    expect(view({ kind: 'loading', question: 'same', old: null })).toContain('aria-busy="true"');
    expect(view({ kind: 'fresh', value: 7 })).toContain('<b>7</b>');
  });

  it('that is old says so beside what to do', () => {
    const html = view({ kind: 'failed', problem: OFFLINE, old: 7 });
    expect(html).toMatch(/role="alert".*<b>7<\/b>/);
    expect(text(html)).toContain('These numbers may be old. The server does not answer.');
    expect(html).toContain('Try now');
    expect(text(view({ kind: 'failed', problem: OFFLINE, old: null }))).not.toContain('old');
  });
});

describe('a table of counts', () => {
  it('is named, sorted by buttons, and reached by the keyboard when it scrolls', () => {
    const html = table(rows);
    expect(html).toMatch(/<p class="count-table__caption" id="([^"]+)">.*role="region" aria-labelledby="\1"><table aria-labelledby="\1">/);
    expect(html).toContain('tabindex="0"');
    expect(html).toMatch(/<th scope="col"[^>]*aria-sort="none"><button type="button"/);
  });

  it('shows the first 12 rows and how many there are', () => {
    const html = table(rows);
    expect(html.match(/<th scope="row">row/g)).toHaveLength(12);
    expect(text(html)).toContain('Show all 14');
  });

  it('says what all others are', () => {
    expect(text(table(rows))).toContain('All others fewer than 20 on a day 33');
  });

  it('of one row cannot be sorted', () => {
    expect(table(rows.slice(0, 1))).not.toContain('<button');
  });

  it('without rows says so', () => {
    expect(text(table([]))).toContain('Nothing was counted in these days.');
  });
});

it('a chart has its numbers as a table, with nothing where nothing is known', () => {
  expect(text(chart.slice(chart.indexOf('<details')))).toContain('Day Visits Sat 21 Nov 2026 1,200 Sun 22 Nov 2026 –');
});

it('a number says what it is worth beside it, and since when it may be too high', () => {
  const html = render(<FigureWords figure={{ count: 1_234, error: { kind: 'at-most', since: Date.UTC(2026, 10, 22, 14) } }} />);
  expect(text(html)).toContain('1,234 at most counted again since 22 Nov, 14:00 UTC');
});

it('a change is words; its arrow is for the eye alone', () => {
  const compared = { now: { count: 112, error: { kind: 'exact' } }, before: { count: 100, error: { kind: 'exact' } } } as const;
  expect(render(<ChangeWords compared={compared} withBefore />)).toMatch(/aria-hidden="true">↑<\/span>12 % more<span[^>]*> \(100 before\)/);
});

const picker = (countedSince: number | null): string => render(<RangePicker range={{ name: '7-days' }} now={NOW} countedSince={countedSince} onChoose={() => {}} />);

it('the range is compared with no days that were not counted, and says from when on there are numbers', () => {
  expect(text(picker(Date.UTC(2026, 10, 18, 16)))).toContain('15–21 Nov 2026 , days in UTC. Numbers begin on 18 Nov 2026, 16:00 UTC.');
  expect(text(picker(Date.UTC(2026, 10, 10)))).not.toMatch(/compared|begin/);
});

it('a number whose hours still run is never called exact without saying until when', () => {
  expect(text(render(<FigureWords figure={{ count: 0, error: { kind: 'exact' } }} until="until 16:00 UTC" />)).trim()).toBe('0 until 16:00 UTC');
  expect(text(render(<FigureWords figure={{ count: null, error: { kind: 'not-counted' } }} />)).trim()).toBe('– not counted');
});

it('the range says its days and those it is compared with', () => {
  const html = picker(Date.UTC(2026, 0, 1));
  expect(text(html)).toContain('15–21 Nov 2026 , days in UTC, compared with 8–14 Nov 2026');
  expect(html.match(/type="radio"/g)).toHaveLength(7);
});

it('nothing has an inline style, which the Content-Security-Policy would drop', () => {
  const all = [table(rows), chart, view({ kind: 'failed', problem: OFFLINE, old: 7 }), render(<NothingYet />)];
  for (const html of all) expect(html).not.toMatch(/\sstyle=/);
});
