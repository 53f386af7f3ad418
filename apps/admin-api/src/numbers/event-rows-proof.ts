import type { EventRows } from '@visavis/services';
import { type ComponentChild, h } from 'preact';
import { sayClock, sayDay } from './say-day.ts';
import { sayNumber } from './say-number.ts';

interface ProofOptions {
  /** When they were counted: milliseconds since 1970. */
  readonly at: number;
  readonly rows: EventRows;
}

/** How many rows of single events there are, as they were counted a moment ago. More than none is said as loudly. */
export function eventRowsProof({ at, rows: { places, rows } }: ProofOptions): ComponentChild {
  const isBroken = rows > 0;
  const found = places.filter((place) => place.rows > 0);
  const words = isBroken
    ? ['There should be none, so a promise of ours is broken now. They are in ', found.map((place, index) => [index > 0 && ', ', h('code', null, place.place), ` (${sayNumber(place.rows)})`]), '.']
    : 'An event row would be a line about one visit: who, when, which page. We add each visit to a few sums, and write no such line.';
  return h('section', { class: `card rows-proof${isBroken ? ' rows-proof--broken' : ''}`, id: 'proof', 'aria-labelledby': 'proof-title' }, [
    h('h2', { id: 'proof-title' }, [h('span', null, 'Event rows stored:'), ' ', h('strong', { class: 'rows-proof__number' }, sayNumber(rows))]),
    h('div', { class: 'rows-proof__words' }, [
      h('p', null, words),
      h('p', { class: 'rows-proof__how' }, [
        isBroken ? 'This number is' : 'This zero is',
        ' not written into the page. Our database counted it at ',
        h('time', { dateTime: new Date(at).toISOString() }, `${sayClock(at)} UTC on ${sayDay(at)}`),
        ': every row in every table of this database where the counting program can write. Left out are the sums, the notes on hours in which something was missing, and a counter that keeps sums from being added twice. It cannot see the log with which the database repairs itself after a crash, or another database.',
      ]),
    ]),
  ]);
}
