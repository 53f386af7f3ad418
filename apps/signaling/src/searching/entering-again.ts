import { type Membership, PoolFenced } from '@visavis/matchmaking';
import { entryOf, type Search } from './search.ts';

/** So many at a time, so that each is answered within the second that a call waits for its answer. */
const AT_ONCE = 128;

export interface EnteringAgain {
  readonly membership: Pick<Membership, 'enterAgain' | 'suspend' | 'withdraw'>;
  /** What became of a search before its turn came, or meanwhile, counts. */
  readonly isHeld: (search: Search) => boolean;
  readonly onEntered: (search: Search) => void;
  readonly onFull: (search: Search) => void;
  /** A newer search of the same visitor is elsewhere [Q9]. */
  readonly onNewer: (search: Search) => void;
}

/** After the node lost its standing: its tickets are in the pool again at their old places [N4]. Goes on for as long as anything is answered. */
export async function enterAgain(searches: readonly Search[], options: EnteringAgain): Promise<void> {
  const unanswered = new Set<Search>();
  const left = [...searches];
  while (left.length > 0) {
    const slice = left.splice(0, AT_ONCE).filter(options.isHeld);
    const answers = await Promise.allSettled(slice.map((search) => enterOne(search, { ...options, isRepeated: unanswered.has(search) })));
    const failed = slice.filter((_, place) => answers[place]?.status === 'rejected');
    const reasons = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    const isInVain = failed.length > 0 && failed.length === slice.length;
    const why: unknown = reasons.find((reason) => isInVain || reason instanceof PoolFenced);
    if (why !== undefined) throw why;
    for (const search of failed) unanswered.add(search);
    left.unshift(...failed);
  }
}

async function enterOne(search: Search, { membership, isRepeated, ...options }: EnteringAgain & { readonly isRepeated: boolean }): Promise<void> {
  // It may be in already, which is not to look like a newer search of somewhere else. Of another's ticket this says nothing [N7].
  if (isRepeated) await membership.withdraw(search.stated.tag);
  if (!options.isHeld(search)) return;
  search.generation = 1;
  search.proposal = null;
  options.onEntered(search);
  const entered = await membership.enterAgain(entryOf(search));
  // It ended meanwhile, and its session may have a new one by now, which enters after this.
  if (!options.isHeld(search)) return;
  if (entered.kind === 'full') return options.onFull(search);
  if (entered.kind === 'already-there') return options.onNewer(search);
  if (search.session === null || search.pulse.isQuiet) await membership.suspend(search.stated.tag);
}
