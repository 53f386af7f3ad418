import { type BanList, type PuzzleSwitch, type SearchVerdict, searchVerdict, SiteWatch } from '@visavis/admission';
import type { Meters } from '../counting/meters.ts';
import type { Puzzles } from './puzzles.ts';
import { refuse, type Session, tell } from '../switchboard/session.ts';

export interface AdmissionOptions {
  readonly bans: BanList;
  readonly puzzles: Pick<Puzzles, 'make' | 'isSolved'>;
  readonly puzzleSwitch: PuzzleSwitch;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly meters: Pick<Meters, 'challenge' | 'banned'>;
}

/** Who is let in, and what a search costs (packages/admission/SPEC.md). */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #site = new SiteWatch();

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** Asked at hello, and before every search; `at` is what it is counted under. */
  isBanned({ tag, door }: Session, at: 'hello' | 'match'): boolean {
    const isBanned = this.#options.bans.isBanned({ tag, network: door.banMark });
    if (isBanned) this.#options.meters.banned(at);
    return isBanned;
  }

  /** What becomes of one search; a puzzle that was solved for it is used up. */
  judge(session: Session): SearchVerdict {
    const { now, puzzleSwitch } = this.#options;
    const isPaid = session.hasSolved;
    session.hasSolved = false;
    const isOverRate = !isPaid && !session.door.take('find', now());
    // One network alone is no attack on the site: its own rate is enough.
    if (!isPaid && !isOverRate) this.#site.noteFind(now());
    return searchVerdict(puzzleSwitch, { isPaid, isOverRate, isUnderAttack: this.#site.isUnderAttack(now()) });
  }

  /** One side of a match. */
  noteMatch(): void {
    this.#site.noteMatch(this.#options.now());
  }

  /** Asks for a puzzle [L7]. */
  async ask(session: Session): Promise<void> {
    const { meters, puzzles } = this.#options;
    meters.challenge('asked');
    if (session.identity?.minor === 0) {
      refuse(session, 'challenge-required');
      return tell(session, { type: 'idle' });
    }
    const puzzle = await puzzles.make(session.door.network);
    if (session.state.kind === 'idle') tell(session, { type: 'challenge', puzzle });
  }

  /** What a solution is worth: the next search, or another puzzle [L7]. */
  async solve(session: Session, solution: string): Promise<void> {
    const { meters, puzzles } = this.#options;
    const isSolved = await puzzles.isSolved(solution, session.door.network);
    meters.challenge(isSolved ? 'solved' : 'failed');
    if (session.state.kind !== 'idle') return;
    if (!isSolved) return this.ask(session);
    session.hasSolved = true;
    tell(session, { type: 'idle' });
  }
}
