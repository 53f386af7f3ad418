import { expect } from 'vitest';
import { compatible } from '../compatible.ts';
import type { Ticket } from '../ticket.ts';
import type { Look } from './list-pool.ts';

/** The bound k = 0 [Q8]: no third that was in play, and could meet one of the two, waited longer than the other. */
export function expectNobodyPassedOver({ at, inPlay, pair: [one, other] }: Look): void {
  const thirds = inPlay.filter(({ tag }) => tag !== one.tag && tag !== other.tag);
  const passedOver = thirds.filter(
    (third) => (canMeet(third, one, at) && waitedLonger(third, other)) || (canMeet(third, other, at) && waitedLonger(third, one)),
  );
  expect(passedOver, '[Q8] nobody is passed over').toEqual([]);
}

function canMeet(one: Ticket, other: Ticket, at: number): boolean {
  const verdict = compatible(one, other);
  return verdict.kind === 'compatible' && verdict.from <= at;
}

const waitedLonger = (one: Ticket, other: Ticket): boolean => one.since < other.since || (one.since === other.since && one.tag < other.tag);
