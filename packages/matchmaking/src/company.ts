import { compatible } from './compatible.ts';
import type { Company } from './pool.ts';
import type { Ticket } from './ticket.ts';

/** What keeps those in play from one who waits [Q12]. */
export function companyOf(mine: Ticket, inPlay: readonly Ticket[], now: number): Company {
  const others = inPlay.filter((other) => other !== mine);
  const canMeet = (one: Ticket, other: Ticket): boolean => {
    const verdict = compatible(one, other);
    return verdict.kind === 'compatible' && verdict.from <= now;
  };
  return {
    others: others.length,
    avoided: others.filter((other) => !canMeet(mine, other) && canMeet(openly(mine), openly(other))).length,
    unlike: others.filter((other) => !canMeet(openly(mine), openly(other)) && canMeet(freely(mine), freely(other))).length,
  };
}

const openly = (ticket: Ticket): Ticket => ({ ...ticket, avoid: '' });
const freely = (ticket: Ticket): Ticket => ({ ...ticket, avoid: '', wishes: { interests: 'any', languages: 'any', country: 'any' } });
