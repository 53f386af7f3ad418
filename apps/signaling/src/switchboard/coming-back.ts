import type { ClientMessage } from '@visavis/protocol';
import type { Meters } from '../counting/meters.ts';
import type { Searches } from '../searching/searches.ts';
import type { Seats } from '../calls/seats.ts';
import type { Claim, Proving } from './session-key.ts';
import { canProve, refuse, type Session, tell } from './session.ts';

export interface ComingBackOptions {
  readonly searches: Pick<Searches, 'resume'>;
  readonly seats: Pick<Seats, 'rejoin'>;
  readonly meters: Pick<Meters, 'rejoined' | 'resumed'>;
  readonly isProved: Proving;
}

type Message<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>;
type Signed = Omit<Claim, 'nonce'> & { readonly signature: string };

/** How a visitor whose connection broke takes back a seat or a place, and proves to be who had it [R2, R6, R7]. */
export class ComingBack {
  readonly #options: ComingBackOptions;

  constructor(options: ComingBackOptions) {
    this.#options = options;
  }

  async rejoin(session: Session, { match, role, ...proof }: Message<'rejoin'>): Promise<void> {
    const { seats } = this.#options;
    if (!('signature' in proof)) return seats.rejoin(session, { match, role, generation: 1 });
    const verdict = await this.#judge(session, { ...proof, holds: { kind: 'seat', match } });
    if (verdict === 'proved') return seats.rejoin(session, { match, role, generation: proof.generation });
    if (verdict === 'too-late') return;
    this.#options.meters.rejoined('not-proved');
    tell(session, { type: 'partner-left', reason: 'lost' });
  }

  async resume(session: Session, { mode, key, ...proof }: Message<'resume'>): Promise<void> {
    const verdict = await this.#judge(session, { ...proof, holds: { kind: 'place' } });
    if (verdict === 'proved') return this.#options.searches.resume(session, { mode, key: key ?? null, generation: proof.generation });
    if (verdict === 'too-late') return;
    this.#options.meters.resumed('not-proved');
    refuse(session, 'not-held');
  }

  /** `too-late`: the session went on, or away, while the signature was checked; it has its answer. */
  async #judge(session: Session, { generation, holds, signature }: Signed): Promise<'proved' | 'not-proved' | 'too-late'> {
    const { identity } = session;
    if (!canProve(identity)) return 'not-proved';
    const { key, nonce } = identity;
    const proved = await this.#options.isProved({ nonce, holds, generation }, { key, signature });
    if (session.state.kind === 'idle') return proved ? 'proved' : 'not-proved';
    if (session.state.kind !== 'closed') refuse(session, 'wrong-state');
    return 'too-late';
  }
}
