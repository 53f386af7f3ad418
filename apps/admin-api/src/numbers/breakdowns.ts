import { publicCells } from '@visavis/analytics';
import type { Manifest } from '@visavis/policy';
import type { PublicNumber } from '@visavis/services';
import { type ComponentChild, h } from 'preact';
import type { PublishedDay } from './public-month.ts';
import { sayNumber } from './say-number.ts';
import { nameOf } from './value-names.ts';

interface BreakdownOptions {
  readonly day: PublishedDay;
  readonly tables: Manifest['analytics']['tables'];
  readonly threshold: number;
}

/** A list of names that nobody reads is no help: countries, of which there are 250. */
const MOST_NAMED = 12;

/** What each public table is called, and what has to be known of it. */
const PARTS = [
  { table: 'public-pages', title: 'Pages', note: 'Of one visitor, only the first three pages of the day count here.' },
  { table: 'devices', title: 'Devices', note: 'The browser says which one it is on.' },
  { table: 'countries', title: 'Countries', note: 'A guess from the IP address, which is not kept. The smallest numbers can be chance alone: where nobody came, the noise may still show one.' },
] as const;

/** Every public table that this profile counts, largest number first. */
export function breakdowns({ day, tables, threshold }: BreakdownOptions): ComponentChild {
  const cells = publicCells(tables);
  const parts = PARTS.flatMap((part) => {
    const values = cells.filter(({ table }) => table === part.table).map(({ value }) => value);
    if (values.length === 0) return [];
    const numbers = day.cells.filter(({ table }) => table === part.table).toSorted((one, other) => other.noisy - one.noisy);
    const few = values.filter((value) => !numbers.some((number) => number.value === value));
    return [h('section', { class: 'breakdown', 'aria-labelledby': `${part.table}-title` }, [
      h('h3', { id: `${part.table}-title` }, part.title),
      numbers.length > 0 && table(part.table, numbers),
      few.length > 0 && h('p', { class: 'breakdown__few' }, fewOf(part.table, { few, all: values.length, threshold })),
      h('p', { class: 'breakdown__note' }, part.note),
      part.table === 'countries' && h('p', { class: 'breakdown__note' }, ['Where our list of networks is the free one of DB-IP, the credit is theirs: ', h('a', { href: 'https://db-ip.com' }, 'IP Geolocation by DB-IP'), ', under CC BY 4.0.']),
    ])];
  });
  return h('div', { class: 'breakdowns' }, parts);
}

function table(name: string, numbers: readonly PublicNumber[]): ComponentChild {
  const largest = Math.max(...numbers.map(({ noisy }) => noisy));
  return h('table', { 'aria-labelledby': `${name}-title` }, [
    h('thead', { class: 'visually-hidden' }, h('tr', null, [h('th', { scope: 'col' }, 'Name'), h('th', { scope: 'col' }, 'Visitors')])),
    h('tbody', null, numbers.map(({ noisy, table: from, value }) =>
      h('tr', null, [
        h('th', { scope: 'row' }, [
          nameOf(from, value),
          h('svg', { class: 'breakdown__bar', width: '100%', height: 6, 'aria-hidden': 'true' },
            h('rect', { width: `${Math.max(1, Math.round((noisy / largest) * 1000) / 10)}%`, height: 6, rx: 3 })),
        ]),
        h('td', { class: 'number' }, sayNumber(noisy)),
      ]))),
  ]);
}

interface Few {
  readonly few: readonly string[];
  readonly all: number;
  readonly threshold: number;
}

function fewOf(name: string, { all, few, threshold }: Few): string {
  const below = `fewer than about ${threshold} visitors`;
  if (few.length === all) return `Each has ${below}: too few to show.`;
  if (few.length > MOST_NAMED) return `All others have ${below} each: too few to show.`;
  return `With ${below}, too few to show: ${few.map((value) => nameOf(name, value)).join(', ')}.`;
}
