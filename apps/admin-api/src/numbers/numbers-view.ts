import type { EventRows, PublicOutlook } from '@visavis/services';
import type { Manifest } from '@visavis/policy';
import { type ComponentChild, Fragment, h } from 'preact';
import { breakdowns } from './breakdowns.ts';
import { dayFigures } from './day-figures.ts';
import { heldBack, noticeOf } from './day-notices.ts';
import { daysTable } from './days-table.ts';
import { eventRowsProof } from './event-rows-proof.ts';
import type { PublicMonth } from './public-month.ts';
import { chartKey } from './chart-key.ts';
import { visitorsChart } from './visitors-chart.ts';

export interface NumbersViewOptions {
  /** When the rows were counted: milliseconds since 1970. */
  readonly at: number;
  readonly month: PublicMonth;
  /** Of yesterday and of today. */
  readonly outlook: PublicOutlook;
  readonly rows: EventRows;
  readonly published: Manifest['analytics']['published'];
  readonly tables: Manifest['analytics']['tables'];
}

/** All of /numbers/ that is not the same every day. */
export function numbersView({ at, month, outlook, published, rows, tables }: NumbersViewOptions): ComponentChild {
  const proof = eventRowsProof({ at, rows });
  if (published.kind === 'off') return h(Fragment, null, [h('p', { class: 'notice' }, 'This service publishes no numbers of its visitors.'), proof]);
  const { epsilon, threshold } = published;
  const { days, shown } = month;
  const notice = noticeOf({ at, month, outlook }, threshold);
  return h(Fragment, null, [
    notice.length > 0 && h('div', { class: 'notice numbers-notice' }, notice.map((line) => h('p', null, line))),
    shown !== null && dayFigures({ day: shown, isYesterday: shown === month.yesterday, epsilon, threshold }),
    shown !== null && breakdowns({ day: shown, tables, threshold }),
    days.some(({ kind }) => kind !== 'open') &&
      h('section', { class: 'numbers-part', 'aria-labelledby': 'days-title' }, [
        h('h2', { id: 'days-title' }, `Visitors in the last ${days.length} days`),
        h('div', { class: 'card numbers-chart' }, [visitorsChart({ days, threshold }), chartKey(days)]),
        heldBack(days),
        daysTable({ days, threshold }),
      ]),
    proof,
  ]);
}
