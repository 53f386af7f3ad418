import { block, filterOf, remember } from '@visavis/matchmaking';
import { type ErrorCode, LIMITS, type ServerMessage } from '@visavis/protocol';
import { CallSide } from './call-side.ts';
import { ClientState, COOL_SLACK_MS, SURELY_KEPT_MS, UNAVAILABLE_AGAIN_MS } from './client-state.ts';
import { mayBeTold } from './expectations.ts';
import { claimOf, type Held, type Matched, type Seat } from './held.ts';
import { makeFind, type Welcome } from './make-find.ts';

/** One simulated visitor: does what its behaviour says, and knows at every moment what the server owes it. */
export class SimClient extends ClientState {
  start(at: number): void {
    this.options.referee.enter(this);
    this.link.start(at);
  }

  /** As somebody who closes the page. */
  stop(): void {
    this.isOver = true;
    if (this.held?.kind === 'seat') this.leftMatches.add(this.held.matched.match);
    this.held = null;
    this.link.stop();
  }

  /** The network goes away under it. */
  break(): void {
    if (this.link.openSince === null) return;
    this.options.tally.count('breaks');
    this.link.cut();
  }

  tick(): void {
    if (this.isOver) return;
    this.link.tick();
    if (this.link.openSince === null) return;
    const now = this.options.now();
    if (now >= this.breakAt) return this.break();
    this.expectAnswer(now);
    if (this.does === 'idle' && now >= this.goOnAt) this.#goOn(now);
    else if (this.does === 'waiting' && this.held?.kind === 'place' && now >= this.held.cancelAt) this.#cancel();
    else if (this.does === 'talking' && this.held?.kind === 'seat') this.#talk(this.held, now);
  }

  protected override greet(): void {
    this.become('greeting');
    this.link.say({ type: 'hello', version: 1, minor: 1, key: this.identity.publicKey });
  }

  #goOn(now: number): void {
    if (this.held !== null) return this.#claim(this.held);
    const { behaviour, random, tally } = this.options;
    if (!behaviour.searches) return;
    const find = makeFind({ welcome: this.welcome, random, modes: behaviour.modes, avoid: filterOf(this.avoid, { now, withRecent: true }) });
    const blocked = new Set(this.avoid.blocked);
    const avoided = new Set([...blocked, ...this.avoid.recent.map(({ tag }) => tag)]);
    this.held = { kind: 'place', find, avoided, blocked, askedAt: now, cancelAt: now + behaviour.cancelsAfterMs(random), playsFrom: now, generation: 1 };
    this.stalledSince = null;
    tally.count('searches');
    this.become('asking');
    this.link.say(find);
  }

  #claim(held: Held): void {
    this.become('returning');
    this.link.say(claimOf(held, { identity: this.identity, nonce: this.nonce }));
  }

  #cancel(): void {
    this.options.tally.count('searchesCancelled');
    this.become('cancelling');
    this.link.say({ type: 'cancel' });
  }

  #talk({ side, matched }: Seat, now: number): void {
    const { bounds } = this.options.referee;
    side.tick(this.link.node?.isSound === true && now - this.link.heardAt < bounds.ghostMs + LIMITS.pingMs);
    const { referee, behaviour } = this.options;
    // The data channel outlives servers: a partner who left while this one could not be told has said so there [D4].
    const isPatient = side.awaySince === null || (now - side.awaySince < behaviour.patienceMs && !referee.saidBye(matched.match));
    if (isPatient && now < side.talksUntil) return;
    this.#leave(matched.match);
  }

  #leave(match: string): void {
    this.leftMatches.add(match);
    this.options.referee.bye(match);
    this.become('leaving');
    this.link.say({ type: 'leave' });
  }

  protected override frame(bytes: Buffer): void {
    if (this.held?.kind === 'seat') this.held.side.frame(bytes);
    else if (this.does === 'waiting') this.accuse('out-of-place', 'a frame while waiting');
  }

  protected override told(message: ServerMessage | null): void {
    if (this.isOver) return;
    if (message === null) return this.accuse('out-of-place', 'a message that is none of the protocol');
    if (!mayBeTold(this.does, message.type)) {
      return this.accuse(message.type === 'matched' ? 'matched-twice' : 'out-of-place', `${message.type} while ${this.does}`);
    }
    switch (message.type) {
      case 'welcome':
        return this.#welcomed(message);
      case 'waiting':
        return this.#toldOfWait(message.coolMs);
      case 'stalled':
        return this.#toldOfStall();
      case 'matched':
        return this.#matched(message);
      case 'idle':
        return this.#toldIdle();
      case 'resumed':
        return this.#resumed(message.generation);
      case 'outdated':
        if (this.held === null) return;
        this.held.generation = message.generation;
        return this.#claim(this.held);
      case 'partner-away':
      case 'rejoined':
        return this.#toldOfPartner(message.type);
      case 'partner-left':
        return this.#partnerLeft(message.reason);
      case 'moving':
        this.isMoving = true;
        return this.link.moving(message.afterMs);
      case 'challenge':
        return this.accuse('refused', 'asked for a puzzle');
      case 'error':
        return this.#refused(message.code);
      default:
        return;
    }
  }

  #welcomed({ nonce, ...welcome }: Welcome): void {
    const { behaviour, random, now } = this.options;
    this.nonce = nonce;
    this.welcome = welcome;
    this.isMoving = false;
    this.breakAt = behaviour.breaksPerMinute === 0 ? Infinity : now() - (Math.log(1 - random.unit()) * 60_000) / behaviour.breaksPerMinute;
    if (this.held !== null) return this.#claim(this.held);
    this.rest();
  }

  #toldOfWait(coolMs: number): void {
    if (this.held?.kind !== 'place' || this.does === 'cancelling') return;
    const now = this.options.now();
    this.toldOfWaitAt = now;
    this.stalledSince = null;
    if (coolMs > 0) this.held.playsFrom = now + coolMs + COOL_SLACK_MS;
    // In `returning` only `resumed` says that the place is there.
    if (this.does === 'asking') this.become('waiting');
  }

  #toldOfStall(): void {
    const { referee, tally, now } = this.options;
    tally.count('stalled');
    if (referee.isCalm) this.accuse('untrue', `stalled while ${this.does}, and nothing is amiss`);
    this.stalledSince ??= now();
    if (this.does === 'asking') this.become('waiting');
  }

  #resumed(generation: number): void {
    if (this.held?.kind !== 'place') return;
    this.held.generation = generation;
    this.toldOfWaitAt = this.options.now();
    this.stalledSince = null;
    if (this.does === 'returning') this.back('resumed');
    if (this.does !== 'cancelling') this.become('waiting');
  }

  #matched(matched: Matched): void {
    const { referee, tally, now, behaviour, random } = this.options;
    const place = this.held;
    if (place?.kind !== 'place') return this.accuse('matched-twice', 'matched without a search');
    tally.count('matches');
    tally.findToMatch.add(Math.max(0, now() - Math.max(place.askedAt, place.playsFrom - COOL_SLACK_MS)));
    if (this.does === 'returning') this.back('resumed');
    referee.matched({ player: this, place, matched });
    this.avoid = remember(this.avoid, { tag: matched.partner, at: now() });
    if (random.chance(behaviour.blocks)) this.avoid = block(this.avoid, matched.partner);
    const side = new CallSide({
      ...this.options,
      match: matched.match,
      own: this.tag,
      partner: matched.partner,
      bounds: referee.bounds,
      send: (bytes) => this.link.sendFrame(bytes),
      accuse: (kind, words) => this.accuse(kind, words),
    });
    this.held = { kind: 'seat', matched, side, generation: 1 };
    if (this.does !== 'cancelling') return this.become('talking');
    // [M6]
    this.#leave(matched.match);
  }

  #toldIdle(): void {
    const { referee, now } = this.options;
    const isOwed = ['leaving', 'cancelling', 'idle'].includes(this.does) || now() - this.toldUnavailableAt < UNAVAILABLE_AGAIN_MS;
    if (!isOwed && referee.isCalm) this.accuse('search-dropped', `told idle while ${this.does}`);
    // Else what is held is claimed again: it could not be had just now.
    if (this.does === 'idle') return;
    this.held = null;
    this.rest();
  }

  #toldOfPartner(said: 'partner-away' | 'rejoined'): void {
    const seat = this.held;
    if (seat?.kind !== 'seat' || this.does === 'leaving') return;
    const isAnswer = this.does === 'returning';
    if (isAnswer) {
      seat.generation += 1;
      this.back(said === 'rejoined' ? 'rejoined' : 'returnedAlone');
      this.become('talking');
    }
    if (said === 'rejoined') return seat.side.rejoined();
    this.options.tally.count('awayTold');
    if (!isAnswer) this.options.referee.toldAway(this, seat.matched);
    seat.side.away();
  }

  #partnerLeft(reason: 'left' | 'lost'): void {
    // The two crossed: `idle` is still to come.
    if (this.does === 'leaving' || this.held?.kind !== 'seat') return;
    const { referee, tally, now } = this.options;
    const { matched } = this.held;
    tally.count(reason === 'left' ? 'callsLeft' : 'callsLost');
    const isLate = this.brokenAt !== null && now() - this.brokenAt > SURELY_KEPT_MS;
    if (this.does !== 'returning') referee.toldLeft(this, matched, reason);
    else if (!isLate) referee.toldOver(this, matched);
    this.held = null;
    this.rest();
  }

  #refused(code: ErrorCode): void {
    const { tally, referee, now } = this.options;
    switch (code) {
      case 'no-partner':
        return tally.count('noPartner');
      case 'wrong-state':
        return this.does === 'leaving' || this.does === 'talking' || this.does === 'idle' ? undefined : this.accuse('out-of-place', `wrong-state while ${this.does}`);
      case 'not-held': {
        const brokenAt = this.brokenAt ?? now();
        const place = this.held?.kind === 'place' ? this.held : null;
        const wasCooling = place !== null && brokenAt < place.playsFrom;
        tally.count(wasCooling ? 'notHeldCooling' : 'notHeld');
        const isLate = now() - brokenAt > SURELY_KEPT_MS;
        if (place !== null && !wasCooling && !isLate) referee.toldNotHeld(this, place);
        this.held = null;
        return this.rest();
      }
      case 'unavailable':
        tally.count('unavailable');
        this.toldUnavailableAt = now();
        return this.#refusedForNow(code);
      case 'rate-limited':
        return this.#refusedForNow(code);
      default:
        return this.accuse('refused', `${code} while ${this.does}`);
    }
  }

  #refusedForNow(code: ErrorCode): void {
    const isClaim = this.does === 'returning';
    // Only who comes back again and again, as after faults, can come too often.
    if (this.options.referee.isCalm || (code === 'rate-limited' && !isClaim)) this.accuse('refused', `${code} while ${this.does}`);
    if (isClaim) this.tryLater();
  }
}
