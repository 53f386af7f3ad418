import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, Cells, hourOf, hourStart, isEmpty } from './cells.ts';
import type { Count } from './count.ts';
import { PAGES } from './page.ts';

const view = (page: (typeof PAGES)[number], entry = false): Count => ({ event: 'view', page, entry });
const call: Count = { event: 'call-started' };

describe('hours', () => {
  it('are UTC and begin on the hour', () => {
    const quarterPast = Date.UTC(2026, 9, 25, 0, 15);
    expect(hourStart(hourOf(quarterPast))).toBe(Date.UTC(2026, 9, 25));
    expect(hourOf(Date.UTC(2026, 9, 25, 1))).toBe(hourOf(quarterPast) + 1);
    expect(hourOf(Date.UTC(2026, 9, 25, 1) - 1)).toBe(hourOf(quarterPast));
  });
});

describe('Cells', () => {
  it(proves('sums views, visits and calls by hour and page', '1V1-01-08', 'T1V-05-01', '1V1-01-12', 'ANC-01-08', 'T1V-01-06'), () => {
    const cells = new Cells(10);
    cells.add(view('/', true), 5);
    cells.add(view('/'), 5);
    cells.add(view('/chat/'), 5);
    cells.add(call, 5);
    cells.add(view('/', true), 6);
    expect(cells.take()).toEqual({
      pages: [
        { hour: 5, page: '/', views: 2, visits: 1 },
        { hour: 5, page: '/chat/', views: 1, visits: 0 },
        { hour: 6, page: '/', views: 1, visits: 1 },
      ],
      chat: [{ hour: 5, callsStarted: 1 }],
    });
  });

  it('is empty after a take', () => {
    const cells = new Cells(10);
    cells.add(call, 5);
    cells.take();
    expect(isEmpty(cells.take())).toBe(true);
  });

  it('adds what was put back to what came meanwhile', () => {
    const cells = new Cells(10);
    cells.add(view('/', true), 5);
    const failed = cells.take();
    cells.add(view('/'), 5);
    cells.putBack(failed);
    expect(cells.take().pages).toEqual([{ hour: 5, page: '/', views: 2, visits: 1 }]);
  });

  it('keeps to its hours in a long outage, and says how much it lost', () => {
    const cells = new Cells(2);
    for (let hour = 0; hour < 1_000; hour += 1) cells.add(view('/'), hour);
    expect(cells.lost).toBe(998);
    expect(cells.take().pages).toHaveLength(2);
  });

  it('loses and doubles nothing, whatever the order of counts, writes and failures', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ hour: fc.nat(6), count: fc.oneof(fc.constant(call), views) }) },
      { weight: 1, arbitrary: fc.constantFrom('take' as const, 'written' as const, 'failed' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), fc.integer({ min: 1, max: 7 }), (steps, maxHours) => {
        const cells = new Cells(maxHours);
        const written: Batch[] = [];
        let inFlight: Batch | undefined;
        let added = 0;
        for (const at of steps) {
          if (typeof at === 'object') {
            cells.add(at.count, at.hour);
            added += 1;
          } else if (at === 'take') inFlight ??= cells.take();
          else if (inFlight !== undefined) {
            if (at === 'written') written.push(inFlight);
            else cells.putBack(inFlight);
            inFlight = undefined;
          }
        }
        const rest = cells.take();
        const all = [...written, ...(inFlight === undefined ? [] : [inFlight]), rest];
        expect(all.reduce((sum, batch) => sum + size(batch), 0) + cells.lost).toBe(added);
        expect(new Set(rest.pages.map((cell) => cell.hour)).size).toBeLessThanOrEqual(maxHours);
        for (const cell of all.flatMap((batch) => batch.pages)) expect(cell.visits).toBeLessThanOrEqual(cell.views);
      }),
    );
  });
});

const views = fc.record({ event: fc.constant('view' as const), page: fc.constantFrom(...PAGES), entry: fc.boolean() });

function size({ pages, chat }: Batch): number {
  return pages.reduce((sum, cell) => sum + cell.views, 0) + chat.reduce((sum, cell) => sum + cell.callsStarted, 0);
}
