import { type ComponentChild, h } from 'preact';
import { type PublishedDay, visitorsOf } from './public-month.ts';
import { isoDay, sayLongDay } from './say-day.ts';
import { sayNumber, sayRange, sayTimes } from './say-number.ts';

interface FigureOptions {
  readonly day: PublishedDay;
  readonly isYesterday: boolean;
  /** ε of a day on which nothing went wrong. */
  readonly epsilon: number;
  readonly threshold: number;
}

/** One day's number of visitors, and beside it how far to trust it and how well it hides you. */
export function dayFigures({ day, epsilon, isYesterday, threshold }: FigureOptions): ComponentChild {
  const visitors = visitorsOf(day);
  return h('section', { class: 'card day-figures', 'aria-labelledby': 'day-title' }, [
    h('div', { class: 'day-figures__main' }, [
      h('h2', { id: 'day-title' }, [isYesterday ? 'Yesterday, ' : 'The last day with numbers, ', h('time', { dateTime: isoDay(day.start) }, sayLongDay(day.start))]),
      visitors === 'few'
        ? h('p', { class: 'day-figures__few' }, `Fewer than about ${threshold} visitors: too few to show.`)
        : h('p', { class: 'day-figures__number' }, [h('strong', null, sayNumber(visitors)), ' visitors']),
      visitors !== 'few' && h('p', { class: 'day-figures__range' }, `Most likely ${sayRange(visitors, day.plusMinus)}.`),
    ]),
    h('dl', { class: 'day-figures__facts' }, [
      fact(`± ${sayNumber(day.plusMinus)}`, ['Every number of this day is wrong on purpose. In 95 of 100 cases the true one is at most ', sayNumber(day.plusMinus), ' away.']),
      fact(`ε = ${day.epsilon}`, [epsilonOf(day, epsilon), ' ', h('a', { href: '#epsilon' }, 'What ε means')]),
    ]),
  ]);
}

function epsilonOf({ epsilon, keys }: PublishedDay, usual: number): string {
  if (keys > 1) {
    return `The counting began anew on this day and forgot who had been counted. One visitor may be in here ${keys} times, so ε is ${epsilon} and not ${usual}: the noise hides you less well.`;
  }
  return `For all numbers of this day together: they are at most ${sayTimes(epsilon)} times as likely with your visit as without it.`;
}

const fact = (figure: string, means: readonly ComponentChild[]): ComponentChild => h('div', null, [h('dt', null, figure), h('dd', null, means)]);
