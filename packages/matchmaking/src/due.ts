import type { Floor } from './floor.ts';
import type { Held, Member, Proposal } from './held.ts';

/** Carries out what became due until now, each thing at its time [C2]. */
export function catchUp(floor: Floor, now: number): void {
  for (let due = floor.nextDue; due !== null && due.at <= now; due = floor.nextDue) {
    const { at } = due;
    floor.moveTo(at);
    for (let same: typeof due | null = due; same !== null && same.at === at; same = floor.nextDue) carryOut(floor, same.thing);
    floor.look();
  }
  floor.moveTo(now);
}

function carryOut(floor: Floor, thing: Member | Held | Proposal): void {
  switch (thing.kind) {
    case 'member':
      return floor.forget(thing);
    case 'proposal':
      return expire(floor, thing);
    case 'held':
      return thing.state.kind === 'suspended' ? giveUp(floor, thing) : widen(floor, thing);
  }
}

/** [P4, N6] */
function expire(floor: Floor, proposal: Proposal): void {
  floor.close(proposal);
  for (const { held, saidYes } of proposal.sides) {
    if (saidYes) {
      floor.sendBack(held, proposal.pair);
    } else {
      held.member.isSetAside = true;
      floor.wait(held);
    }
  }
}

/** [T2] */
function giveUp(floor: Floor, held: Held): void {
  floor.remove(held);
  floor.tell(held.member, { kind: 'gone', tag: held.ticket.tag, why: 'not-back' });
}

/** [W4] */
function widen(floor: Floor, held: Held): void {
  floor.reconsider(held);
  floor.scheduleWidening(held);
}
