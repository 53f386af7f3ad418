import type { Pool } from '@visavis/matchmaking';
import { type Personal, personal } from '@visavis/policy/personal';
import {
  type ClientMessage,
  CLOSE,
  type Connection,
  type ErrorCode,
  isSealedFrame,
  LIMITS,
  parseClientMessage,
  PROTOCOL_VERSION,
  type ReportReason,
  type Role,
} from '@visavis/protocol';
import { type Door, takeReport } from './address-doors.ts';
import { Calls } from './calls.ts';
import { decide, type Decision } from './decide.ts';
import { type Searcher, Searches } from './searches.ts';
import { CLOSED, IDLE, type Outlet, Session, tell } from './session.ts';
import type { Ice } from './turn-credentials.ts';

/** Lost seats kept at once: a bound on memory, far above what a restart of a full server brings. */
const MAX_LOST_SEATS = 20_000;
/** A page that goes away says 1001 (RFC 6455 §7.4.1). */
const GOING_AWAY = 1_001;
const MAX_REPORTS_UNDER_WAY = 100;
/** After so many times the keeping of a seat, nobody who comes back can be from before the restart. */
const FRESH_FACTOR = 2;

export interface Report {
  readonly reason: ReportReason;
  readonly mode: 'video' | 'text';
  readonly words: Personal<'report-words'>;
}

export interface SwitchboardOptions {
  readonly pool: Pool;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /** Random bytes as base64url. */
  readonly token: (bytes: number) => string;
  /** A fair coin. */
  readonly coin: () => boolean;
  readonly connections: readonly Connection[];
  /** Servers for the session that the relay is to know by this name. */
  readonly mintIce: (name: string) => Ice;
  /** Stores a report; rejects when it is not stored. */
  readonly fileReport: (report: Report) => Promise<void>;
  /** How long each of the two waited, milliseconds. */
  readonly onMatch: (waits: readonly [number, number]) => void;
}

export interface Numbers {
  readonly online: number;
  readonly waiting: number;
  readonly calls: number;
}

/** Sessions, searches and calls of one server. Knows no sockets and no clock. */
export class Switchboard {
  readonly #options: SwitchboardOptions;
  readonly #sessions = new Set<Session>();
  /** Those who have not said hello, oldest first. */
  readonly #greeting = new Set<Session>();
  readonly #calls = new Calls<Session>({ keepMs: LIMITS.rejoinMs, maxLost: MAX_LOST_SEATS });
  readonly #searches: Searches;
  readonly #restoresUntil: number;
  #reportsUnderWay = 0;
  #drained = false;

  constructor(options: SwitchboardOptions) {
    this.#options = options;
    this.#restoresUntil = options.now() + FRESH_FACTOR * LIMITS.rejoinMs;
    this.#searches = new Searches({
      ...options,
      online: () => this.numbers().online,
      onPair: (one, other) => this.#pair(one, other),
    });
  }

  numbers(): Numbers {
    return {
      online: this.#sessions.size - this.#greeting.size,
      waiting: this.#searches.size,
      calls: this.#calls.size,
    };
  }

  connect(outlet: Outlet, door: Door): Session {
    const session = new Session(outlet, door, this.#options.now());
    this.#sessions.add(session);
    this.#greeting.add(session);
    return session;
  }

  /** One text frame. `byteLength` is its size on the wire. */
  hearText(session: Session, text: string, byteLength: number): void {
    if (session.state.kind === 'closed') return;
    if (byteLength > LIMITS.controlBytes) return this.#reject(session, 'too-large', CLOSE.tooLarge);
    if (!session.pace.control(this.#options.now())) return this.#slowDown(session);
    const message = parseClientMessage(text);
    if (message === null) return this.#reject(session, 'malformed', CLOSE.malformed);
    this.#carryOut(session, decide(session.state.kind, message));
  }

  /** One binary frame, passed to the partner as it is. */
  hearFrame(session: Session, frame: ArrayBuffer): void {
    const { state } = session;
    if (state.kind === 'closed') return;
    if (frame.byteLength > LIMITS.relayBytes) return this.#reject(session, 'too-large', CLOSE.tooLarge);
    if (!session.pace.relay(this.#options.now())) return this.#slowDown(session);
    if (!isSealedFrame(new Uint8Array(frame))) return this.#reject(session, 'malformed', CLOSE.malformed);
    if (state.kind === 'greeting') return refuse(session, 'hello-required');
    const partner = state.kind === 'seated' ? this.#calls.partner(state.call, state.role) : null;
    const result = partner?.outlet.send(frame);
    if (result !== 'sent' && result !== 'buffered') refuse(session, 'no-partner');
  }

  /** The connection ended with this close code. May be called again. */
  disconnect(session: Session, code: number): void {
    const { state } = session;
    session.state = CLOSED;
    this.#sessions.delete(session);
    this.#greeting.delete(session);
    if (this.#drained || state.kind === 'closed') return;
    this.#searches.noteChange();
    if (state.kind === 'searching') this.#searches.end(session);
    if (state.kind !== 'seated') return;
    if (code === CLOSE.normal || code === GOING_AWAY) {
      this.#leaveBehind(this.#calls.leave(state.call, state.role), 'left');
    } else {
      const partner = this.#calls.lose(state.call, state.role, this.#options.now());
      if (partner !== null) tell(partner, { type: 'partner-away' });
    }
  }

  /** What time brings: to be called a few times a second. */
  async tick(): Promise<void> {
    const now = this.#options.now();
    for (const session of this.#greeting) {
      if (session.state.kind === 'greeting' && now - session.state.since < LIMITS.helloMs) break;
      this.#hangUp(session, CLOSE.helloTimeout);
    }
    for (const partner of this.#calls.expire(now)) this.#leaveBehind(partner, 'lost');
    await this.#searches.tellNews();
  }

  /** Sends everybody away, each to come back after a time of their own. */
  drain(afterMs: () => number): void {
    this.#drained = true;
    for (const session of this.#sessions) {
      tell(session, { type: 'moving', afterMs: afterMs() });
      this.#hangUp(session, CLOSE.restart);
    }
  }

  #carryOut(session: Session, decision: Decision): void {
    switch (decision.do) {
      case 'welcome':
        return this.#welcome(session);
      case 'search':
        return this.#search(session, decision.find);
      case 'stop-searching':
        this.#searches.end(session);
        return becomeIdle(session);
      case 'leave':
        return this.#leave(session);
      case 'stay-idle':
        return becomeIdle(session);
      case 'rejoin':
        return this.#rejoin(session, decision.rejoin);
      case 'renew-ice':
        return this.#tellIce(session);
      case 'report':
        return this.#report(session, decision.report);
      case 'pong':
        return tell(session, { type: 'pong' });
      case 'refuse':
        refuse(session, decision.code);
        if (decision.close !== null) this.#hangUp(session, CLOSE[decision.close]);
    }
  }

  #welcome(session: Session): void {
    session.state = IDLE;
    this.#greeting.delete(session);
    this.#searches.noteChange();
    tell(session, {
      type: 'welcome',
      version: PROTOCOL_VERSION,
      online: this.numbers().online,
      connections: [...this.#options.connections],
    });
  }

  #search(session: Session, find: Extract<ClientMessage, { type: 'find' }>): void {
    if (!session.pace.find(this.#options.now())) return this.#slowDown(session);
    if (!this.#options.connections.includes(find.connection)) {
      return refuse(session, 'connection-unavailable');
    }
    this.#tellIce(session);
    void this.#searches.begin(session, find);
  }

  #tellIce(session: Session): void {
    session.relayName ??= this.#options.token(9);
    tell(session, { type: 'ice', ...this.#options.mintIce(session.relayName) });
  }

  #pair(one: Searcher, other: Searcher): void {
    const [polite, impolite] = this.#options.coin() ? [one, other] : [other, one];
    const id = this.#options.token(16);
    const call = this.#calls.open(id, polite.session, impolite.session);
    const both = [one.search.ticket, other.search.ticket];
    const connection = both.every((ticket) => ticket.connection === 'direct') ? 'direct' : 'shielded';
    const seat = (me: Searcher, role: Role, partner: Searcher) => {
      me.session.state = { kind: 'seated', call, role };
      tell(me.session, {
        type: 'matched',
        match: id,
        role,
        mode: me.search.ticket.mode,
        connection,
        partner: partner.search.ticket.tag,
        partnerKey: partner.search.key,
      });
    };
    seat(polite, 'polite', impolite);
    seat(impolite, 'impolite', polite);
    const now = this.#options.now();
    this.#options.onMatch([now - one.search.ticket.since, now - other.search.ticket.since]);
  }

  #leave(session: Session): void {
    if (session.state.kind !== 'seated') return;
    const partner = this.#calls.leave(session.state.call, session.state.role);
    becomeIdle(session);
    this.#leaveBehind(partner, 'left');
  }

  #leaveBehind(partner: Session | null, reason: 'left' | 'lost'): void {
    if (partner === null) return;
    partner.state = IDLE;
    tell(partner, { type: 'partner-left', reason });
  }

  #rejoin(session: Session, claim: Extract<ClientMessage, { type: 'rejoin' }>): void {
    const now = this.#options.now();
    const restore = now < this.#restoresUntil;
    const seat = this.#calls.rejoin({ id: claim.match, role: claim.role, by: session, now, restore });
    if (seat.kind === 'gone') return tell(session, { type: 'partner-left', reason: 'lost' });
    session.state = { kind: 'seated', call: seat.call, role: claim.role };
    this.#leaveBehind(seat.replaced, 'lost');
    if (seat.kind === 'waiting') return tell(session, { type: 'partner-away' });
    tell(session, { type: 'rejoined' });
    tell(seat.partner, { type: 'rejoined' });
  }

  #report(session: Session, { reason, mode, words }: Extract<ClientMessage, { type: 'report' }>): void {
    const now = this.#options.now();
    if (!session.pace.report(now) || !takeReport(session.door, now)) return this.#slowDown(session);
    if (this.#reportsUnderWay >= MAX_REPORTS_UNDER_WAY) return refuse(session, 'report-failed');
    this.#reportsUnderWay += 1;
    this.#options
      .fileReport({ reason, mode, words: personal('report-words', words) })
      .then(
        () => tell(session, { type: 'reported' }),
        () => refuse(session, 'report-failed'),
      )
      .finally(() => {
        this.#reportsUnderWay -= 1;
      });
  }

  #slowDown(session: Session): void {
    refuse(session, 'rate-limited');
    if (!session.pace.refuse(this.#options.now())) this.#hangUp(session, CLOSE.flooding);
  }

  #reject(session: Session, code: ErrorCode, closeCode: number): void {
    refuse(session, code);
    this.#hangUp(session, closeCode);
  }

  #hangUp(session: Session, code: number): void {
    session.outlet.end(code);
    this.disconnect(session, code);
  }
}

function becomeIdle(session: Session): void {
  session.state = IDLE;
  tell(session, { type: 'idle' });
}

function refuse(session: Session, code: ErrorCode): void {
  tell(session, { type: 'error', code });
}
