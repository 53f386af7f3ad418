import { AvoidList } from './avoid-list.js';
import { Call } from './call.js';
import { placeClaim, seatClaim } from './claim.js';
import { Link } from './link.js';
import { solve } from './puzzle.js';
import { makeCallKey, makeSeal } from './seal.js';
import { makeSigningKey } from './signing.js';

const INDIFFERENT = { interests: [], languages: [], wishes: { interests: 'any', languages: 'any', country: 'any' } };
const RETRY_MS = 1_500;
const BYE_MS = 2_000;

/**
 * One visitor's session (S, M, R). It searches, or has a seat, or neither; the link may be up or down meanwhile.
 * Tells `onState(words)`, `onRole(role)`, `onStream(stream)`, `onText(text)` and `onSigns(names)`.
 */
export class Visitor {
  #session;
  #tracks;
  #told;
  #avoid = new AvoidList();
  #link;
  #nonce;
  #ice = { servers: [], endsAt: 0 };
  /** { mode, connection, keys, find, isTaken, generation, isCancelled }; `isTaken`: the server said that it searches. */
  #search = null;
  /** { matched, call, generation, isOver } */
  #seat = null;
  /** What to find after the `idle` that ends the call. */
  #next = null;
  #claims = false;
  /** M1, R7: the `idle` after `unavailable` ends neither the search nor the wish to have it back. */
  #ignoresIdle = false;
  /** Each `leave` and each `cancel` is answered with an `idle` of its own; what comes before it is of the past. */
  #idlesOwed = 0;
  #inbox = Promise.resolve();
  #renewal;
  #retry;

  constructor({ session, tracks, ...told }) {
    this.#session = session;
    this.#tracks = tracks;
    this.#told = told;
    this.#link = new Link(session.key, {
      // One after the other: making keys takes time, and frames may follow `matched` at once.
      onMessage: (message) => this.#then(() => this.#hear(message)),
      onFrame: (bytes) => this.#then(() => this.#seat?.call?.frame(bytes)),
      onDown: () => this.#then(() => this.#down()),
      onOver: (reason) => this.#told.onState(`over: ${reason}`),
    });
  }

  get mode() {
    return this.#seat?.matched.mode ?? this.#search?.mode ?? 'video';
  }

  find(wish) {
    if (this.#seat !== null) {
      this.#next = wish;
      this.leave();
      return;
    }
    if (this.#search === null) this.#then(() => this.#find(wish));
  }

  leave() {
    if (this.#seat !== null) {
      this.#endCall(true);
      this.#ask('leave');
      return;
    }
    if (this.#search === null) return;
    this.#search.isCancelled = true;
    this.#ask('cancel');
  }

  say(text) {
    this.#seat?.call?.say(text);
  }

  report(reason, words) {
    this.#link.send({ type: 'report', reason, mode: this.mode, words });
  }

  /** The visitor's own wish to meet the same people again (M3). */
  allowRecent() {
    this.#avoid.forget();
  }

  #then(step) {
    this.#inbox = this.#inbox.then(step);
  }

  #ask(type) {
    if (this.#idlesOwed === 0 && this.#link.send({ type })) this.#idlesOwed = 1;
  }

  async #find({ mode, connection }) {
    const keys = { call: await makeCallKey(), sign: await makeSigningKey() };
    const find = { type: 'find', mode, connection, key: keys.call.key, signKey: keys.sign.key, avoid: this.#avoid.filter(), ...INDIFFERENT };
    this.#search = { mode, connection, keys, find, isTaken: false, generation: 1, isCancelled: false };
    this.#told.onState('searching');
    this.#link.send(find);
  }

  async #hear(message) {
    switch (message.type) {
      case 'welcome':
        this.#nonce = message.nonce;
        if (this.#seat === null && this.#search === null) this.#told.onState('idle');
        else await this.#claim();
        return;
      case 'ice':
        this.#takeIce(message);
        return;
      case 'waiting':
        this.#taken();
        this.#told.onState(`waiting: ${message.others} others, ${message.avoided} avoided`);
        return;
      case 'matched':
        await this.#matched(message);
        return;
      case 'idle':
      case 'partner-left':
        this.#over(message);
        return;
      case 'resumed':
        this.#claims = false;
        this.#taken();
        if (this.#search !== null) this.#search.generation = message.generation;
        this.#told.onState('searching again');
        return;
      case 'partner-away':
        this.#takenBack();
        this.#told.onState('partner away');
        return;
      case 'rejoined':
        this.#takenBack();
        this.#seat?.call?.rejoined();
        this.#told.onState('in a call');
        return;
      case 'outdated':
        this.#setGeneration(message.generation);
        await this.#claim();
        return;
      case 'stalled':
        this.#taken();
        this.#told.onState('the server cannot match now');
        return;
      case 'challenge':
        await this.#solve(message.puzzle);
        return;
      case 'reported':
        this.#told.onState('reported');
        return;
      case 'error':
        await this.#refused(message.code);
    }
  }

  /** The `idle` that answers a right solution begins the same search anew. */
  async #solve(puzzle) {
    this.#taken();
    this.#next = this.#search;
    this.#told.onState('solving a puzzle');
    this.#link.send({ type: 'solve', solution: await solve(puzzle) });
  }

  async #refused(code) {
    switch (code) {
      case 'rate-limited':
        this.#againLater();
        return;
      case 'unavailable':
        this.#unavailable();
        return;
      // M6: the match came before our `cancel`, and was left.
      case 'wrong-state':
        if (this.#search === null && this.#seat !== null && this.#seat.isOver) this.#idlesOwed = 1;
        return;
      case 'not-held': {
        const search = this.#search;
        this.#claims = false;
        if (search !== null) await this.#find(search);
        return;
      }
      case 'connection-unavailable':
      case 'report-failed':
      case 'not-admitted':
        this.#told.onState(code);
        if (code === 'connection-unavailable') this.#search = null;
    }
  }

  /** R2: a seat is asked for again. M1, R7: so is a place, or a search that the server did not keep; an `idle` comes first. */
  #unavailable() {
    if (this.#search !== null && !this.#search.isCancelled) {
      this.#ignoresIdle = true;
      this.#search.isTaken = false;
    }
    this.#told.onState('the server cannot match now');
    this.#againLater();
  }

  #againLater() {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#then(() => this.#again()), RETRY_MS);
  }

  /** S6: the server does not say what it refused. What had an effect after all is answered with `wrong-state`. */
  async #again() {
    this.#seat?.call?.resend();
    if (this.#idlesOwed > 0) this.#link.send({ type: this.#seat === null ? 'cancel' : 'leave' });
    else if (this.#claims) await this.#claim();
    // The same `find`, with its key: the search that it asks for is the same.
    else if (this.#search !== null && !this.#search.isTaken && !this.#search.isCancelled) this.#link.send(this.#search.find);
  }

  #taken() {
    if (this.#search !== null) this.#search.isTaken = true;
  }

  async #matched(matched) {
    const search = this.#search;
    this.#search = null;
    this.#seat = { matched, call: null, generation: 1 };
    // M6, M4, E2: none of these may become a call.
    const isUnwanted = search === null || search.isCancelled || (search.connection === 'shielded' && matched.connection === 'direct');
    const seal = isUnwanted ? null : await makeSeal(search.keys.call, matched).catch(() => null);
    if (seal === null) {
      this.#idlesOwed = 0;
      this.leave();
      return;
    }
    this.#avoid.add(matched.partner);
    this.#told.onRole(matched.role);
    this.#told.onState('connecting');
    this.#seat.call = new Call({
      matched,
      keys: search.keys,
      seal,
      iceServers: this.#ice.servers,
      tracks: matched.mode === 'video' ? this.#tracks : [],
      send: (frame) => this.#link.sendFrame(frame),
      onOpen: () => this.#told.onState('in a call'),
      onTrack: (stream) => this.#told.onStream(stream),
      onText: (text) => this.#told.onText(text),
      onSigns: (names) => this.#told.onSigns(names),
      onBye: () => this.#bye(),
      onBroken: () => this.leave(),
    });
    this.#renewSoon();
  }

  /** D4. The server says so as well, a moment later; where it cannot, we leave. */
  #bye() {
    const seat = this.#seat;
    this.#endCall(false);
    this.#told.onState('partner left');
    setTimeout(() => {
      if (seat === this.#seat) this.#ask('leave');
    }, BYE_MS);
  }

  #endCall(saysBye) {
    if (this.#seat === null) return;
    this.#seat.call?.end({ saysBye });
    this.#seat.call = null;
    this.#seat.isOver = true;
    this.#told.onStream(null);
  }

  #over({ type, reason }) {
    if (type === 'idle' && this.#ignoresIdle) {
      this.#ignoresIdle = false;
      return;
    }
    if (type === 'idle') this.#idlesOwed = 0;
    if (this.#idlesOwed === 0) this.#idle(type === 'idle' ? 'idle' : `partner ${reason}`);
  }

  #idle(words) {
    this.#endCall(false);
    this.#seat = null;
    this.#search = null;
    this.#claims = false;
    this.#told.onState(words);
    const next = this.#next;
    this.#next = null;
    if (next !== null) this.#then(() => this.#find(next));
  }

  #down() {
    clearTimeout(this.#retry);
    this.#ignoresIdle = false;
    this.#claims = false;
    this.#idlesOwed = 0;
    // A call that is over is not come back to.
    if (this.#seat?.isOver) this.#seat = null;
    if (this.#search?.isCancelled) this.#search = null;
    this.#told.onState('reconnecting');
  }

  async #claim() {
    this.#claims = true;
    const held = { session: this.#session, nonce: this.#nonce };
    if (this.#seat !== null) this.#link.send(await seatClaim(this.#seat, held));
    else if (this.#search !== null) this.#link.send(await placeClaim(this.#search, held));
  }

  /** R8: only the answer to our own claim counts. */
  #takenBack() {
    if (this.#claims && this.#seat !== null) this.#seat.generation += 1;
    this.#claims = false;
  }

  #setGeneration(generation) {
    const held = this.#seat ?? this.#search;
    if (held !== null) held.generation = generation;
  }

  #takeIce({ servers, ttl }) {
    this.#ice = { servers, endsAt: performance.now() + ttl * 1_000 };
    this.#seat?.call?.newServers(servers);
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => this.#renewSoon(), ttl * 800);
  }

  /** M9 */
  #renewSoon() {
    const isWanted = this.#seat !== null || this.#search !== null;
    if (isWanted && this.#ice.endsAt - performance.now() < 60_000) this.#link.send({ type: 'renew-ice' });
  }
}
