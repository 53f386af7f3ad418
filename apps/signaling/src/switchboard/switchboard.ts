import type { LineEvent } from '@visavis/calls';
import { coolDown } from '@visavis/matchmaking';
import {
  type ClientMessage,
  CLOSE,
  isSealedFrame,
  LIMITS,
  type Mode,
  parseClientMessage,
  PROTOCOL_MINOR,
  PROTOCOL_VERSION,
} from '@visavis/protocol';
import { ComingBack } from './coming-back.ts';
import { decide, type Decision, isSaidIn } from './decide.ts';
import type { Door } from '../admission/door.ts';
import { Online } from './online.ts';
import { ReportDesk } from './report-desk.ts';
import { Searches } from '../searching/searches.ts';
import { Seats } from '../calls/seats.ts';
import { tagOf } from './session-key.ts';
import type { SwitchboardOptions } from './switchboard-options.ts';
import { becomeIdle, CLOSED, IDLE, MINOR_0, type Outlet, refuse, Session, tell } from './session.ts';
import { type Find, isOverfull, statedOf } from '../searching/stated.ts';

/** A page that goes away says 1001 (RFC 6455 §7.4.1). */
const GOING_AWAY = 1_001;

export interface Numbers {
  readonly online: number;
  readonly waiting: Readonly<Record<Mode, number>>;
  readonly calls: number;
}

type Message<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>;

/** Sessions, searches and calls of one server. Knows no sockets and no clock. */
export class Switchboard {
  readonly #options: SwitchboardOptions;
  readonly #sessions = new Set<Session>();
  /** Those who have not said hello, oldest first. */
  readonly #greeting = new Set<Session>();
  /** Those with a session key, by its tag [S10]. */
  readonly #byTag = new Map<string, Session>();
  readonly #online: Online;
  readonly #searches: Searches;
  readonly #seats: Seats;
  readonly #comingBack: ComingBack;
  readonly #reports: ReportDesk;
  /** From when this node is drained: after how long each is to come back. */
  #moving: (() => number) | null = null;

  constructor(options: SwitchboardOptions) {
    this.#options = options;
    this.#seats = new Seats(options);
    this.#reports = new ReportDesk({ file: options.fileReport, takesEvidence: options.evidenceKey !== null });
    this.#online = new Online({ ...options, here: () => this.#here });
    this.#searches = new Searches({
      ...options,
      online: () => this.#online.count(),
      onMatch: (search, event) => {
        this.#seats.sit(search, event);
        options.admission.noteMatch();
        options.onMatch({ isFirst: event.first, waitedMs: event.waitedMs });
      },
    });
    this.#comingBack = new ComingBack({ searches: this.#searches, seats: this.#seats, meters: options.meters, isProved: options.isProved });
  }

  get #here(): number {
    return this.#sessions.size - this.#greeting.size;
  }

  numbers(): Numbers {
    return { online: this.#here, waiting: this.#searches.waiting(), calls: this.#seats.calls };
  }

  /** Seats at this node: a call over two nodes has one at each, and counts among the calls of both. */
  get seats(): number {
    return this.#seats.here;
  }

  /** Of which pools this node is a member now. */
  isMember(): Readonly<Record<Mode, boolean>> {
    return this.#searches.isMember();
  }

  connect(outlet: Outlet, door: Door): Session {
    const session = new Session(outlet, door, this.#options.now());
    this.#sessions.add(session);
    this.#greeting.add(session);
    if (this.#moving !== null) this.#move(session, this.#moving());
    return session;
  }

  /** One text frame. `byteLength` is its size on the wire, of which only a report may use more [L1, L8]. */
  hearText(session: Session, text: string, byteLength: number): void {
    if (session.state.kind === 'closed') return;
    this.hearPong(session);
    const isLong = byteLength > LIMITS.controlBytes;
    if (isLong && (byteLength > LIMITS.reportBytes || session.identity?.minor !== 2)) return this.#reject(session, 'too-large', CLOSE.tooLarge);
    if (!session.pace.control(this.#options.now())) return this.#slowDown(session);
    const message = parseClientMessage(text);
    if (isLong && message?.type !== 'report') return this.#reject(session, 'too-large', CLOSE.tooLarge);
    if (message === null || !isSaidIn(message, session.identity)) return this.#reject(session, 'malformed', CLOSE.malformed);
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
    const { meters } = this.#options;
    if (state.kind === 'seated' && this.#seats.relay(state, frame)) return meters.relayed(frame.byteLength);
    meters.dropped('no-partner');
    refuse(session, 'no-partner');
  }

  /** What other nodes say of calls, and what becomes of these nodes. */
  hearNodes(events: readonly LineEvent[]): void {
    for (const { kind } of events) if (kind !== 'heard') this.#options.meters.lineTrouble(kind);
    if (this.#moving === null) this.#seats.hear(events);
  }

  /** The answer to a WebSocket ping. */
  hearPong({ state }: Session): void {
    if (state.kind === 'searching') this.#searches.heard(state.search);
  }

  /** The connection ended with this close code. May be called again. */
  disconnect(session: Session, code: number): void {
    const { state, tag } = session;
    session.state = CLOSED;
    this.#sessions.delete(session);
    this.#greeting.delete(session);
    if (tag !== null && this.#byTag.get(tag) === session) this.#byTag.delete(tag);
    if (this.#moving !== null || state.kind === 'closed') return;
    const isDone = code === CLOSE.normal || code === GOING_AWAY;
    if (state.kind === 'searching') return isDone ? this.#searches.end(state.search) : this.#searches.lose(state.search);
    if (state.kind === 'seated') return isDone ? this.#seats.goAway(state) : this.#seats.lose(state);
  }

  /** To be called when there are new bans: who is here by now does not stay. */
  sendAwayBanned(): void {
    const { admission } = this.#options;
    for (const session of this.#sessions) if (session.identity !== null && admission.isBanned(session, 'match')) this.#sendAway(session);
  }

  /** What time brings: to be called ten times a second. */
  async tick(): Promise<void> {
    const now = this.#options.now();
    for (const session of this.#greeting) {
      if (session.state.kind === 'greeting' && now - session.state.since < LIMITS.helloMs) break;
      this.#hangUp(session, CLOSE.helloTimeout);
    }
    this.#seats.expire();
    await Promise.all([this.#searches.tick(), this.#online.tick()]);
  }

  /** Sends everybody away, each to come back after a time of their own; resolves when the pools know. */
  async drain(afterMs: () => number): Promise<void> {
    this.#moving = afterMs;
    for (const session of this.#sessions) this.#move(session, afterMs());
    await Promise.all([this.#searches.leave(), this.#online.leave()]);
  }

  /** [S9] */
  #move(session: Session, afterMs: number): void {
    tell(session, { type: 'moving', afterMs });
    this.#hangUp(session, CLOSE.restart);
  }

  #carryOut(session: Session, decision: Decision): void {
    switch (decision.do) {
      case 'welcome':
        return this.#welcome(session, decision.hello);
      case 'search':
        return this.#search(session, decision.find);
      case 'stop-searching':
        if (session.state.kind === 'searching') this.#searches.end(session.state.search);
        return becomeIdle(session);
      case 'leave':
        if (session.state.kind === 'seated') this.#seats.leave(session, session.state, decision.why);
        return;
      case 'stay-idle':
        // Not IDLE: to say so again is no way round what a Next costs.
        return tell(session, { type: 'idle' });
      case 'rejoin':
        return this.#comeBack(session, () => this.#comingBack.rejoin(session, decision.rejoin));
      case 'resume':
        return this.#comeBack(session, () => this.#comingBack.resume(session, decision.resume));
      case 'solve':
        return void this.#options.admission.solve(session, decision.solution);
      case 'renew-ice':
        return session.pace.renewIce(this.#options.now()) ? this.#tellIce(session) : this.#slowDown(session);
      case 'report':
        return this.#report(session, decision.report);
      case 'pong':
        return tell(session, { type: 'pong' });
      case 'refuse':
        refuse(session, decision.code);
        if (decision.close !== null) this.#hangUp(session, CLOSE[decision.close]);
    }
  }

  #welcome(session: Session, hello: Message<'hello'>): void {
    const { connections, wishes, evidenceKey } = this.#options;
    const nonce = this.#options.token(16);
    session.state = IDLE;
    this.#greeting.delete(session);
    if ('key' in hello) {
      session.identity = { minor: hello.minor === 1 ? 1 : PROTOCOL_MINOR, key: hello.key, nonce };
      session.tag = tagOf(hello.key);
    } else {
      session.identity = MINOR_0;
    }
    if (this.#options.admission.isBanned(session, 'hello')) return this.#sendAway(session);
    if (session.tag !== null) this.#takeOver(session, session.tag);
    tell(session, {
      type: 'welcome',
      version: PROTOCOL_VERSION,
      minor: PROTOCOL_MINOR,
      online: this.#online.count(),
      connections: [...connections],
      // About a country that is not known nobody can wish [M11].
      wishes: wishes.filter((wish) => wish !== 'country' || session.country !== ''),
      nonce,
      ...(evidenceKey === null ? {} : { evidenceKey }),
    });
  }

  /** [S10] */
  #takeOver(session: Session, tag: string): void {
    const before = this.#byTag.get(tag);
    this.#byTag.set(tag, session);
    if (before === undefined) return;
    session.coolDown = before.coolDown;
    session.coolUntil = before.coolUntil;
    this.#hangUp(before, CLOSE.takenOver);
  }

  #search(session: Session, find: Find): void {
    const { admission, now, token, connections, wishes } = this.#options;
    if (!session.pace.find(now())) return this.#slowDown(session);
    if (isOverfull(find)) return this.#reject(session, 'malformed', CLOSE.malformed);
    if (!connections.includes(find.connection)) return refuse(session, 'connection-unavailable');
    if (admission.isBanned(session, 'match')) return this.#sendAway(session);
    const verdict = admission.judge(session);
    if (verdict === 'slower') return this.#slowDown(session);
    if (verdict === 'puzzle') return void admission.ask(session);
    this.#tellIce(session);
    session.tag ??= token(12);
    const { tag } = session;
    if (session.state.kind === 'idle' && session.state.next) {
      const { after, waitMs } = coolDown(session.coolDown, now());
      session.coolDown = after;
      session.coolUntil = now() + waitMs;
    }
    const stated = statedOf(find, { tag, country: session.country, wishes });
    const since = this.#seats.takePlace(tag);
    const signKey = 'signKey' in find ? (find.signKey ?? null) : null;
    void this.#searches.begin(session, { stated, key: find.key, signKey, beginsAt: Math.max(now(), session.coolUntil), since });
  }

  #tellIce(session: Session): void {
    session.relayName ??= this.#options.token(9);
    tell(session, { type: 'ice', ...this.#options.mintIce(session.relayName) });
  }

  #comeBack(session: Session, work: () => Promise<void>): void {
    if (!session.pace.comeBack(this.#options.now())) return this.#slowDown(session);
    void work();
  }

  #report(session: Session, report: Message<'report'>): void {
    const now = this.#options.now();
    if (!session.pace.report(now) || !session.door.take('report', now)) return this.#slowDown(session);
    this.#reports.take(session, report);
  }

  /** Is not admitted [S6]. A partner is told at once: nobody comes back to this seat. */
  #sendAway(session: Session): void {
    if (session.state.kind === 'seated') this.#seats.leave(session, session.state);
    refuse(session, 'not-admitted');
    this.#hangUp(session, CLOSE.notAdmitted);
  }

  #slowDown(session: Session): void {
    this.#options.meters.dropped('rate');
    refuse(session, 'rate-limited');
    if (!session.pace.refuse(this.#options.now())) this.#hangUp(session, CLOSE.flooding);
  }

  #reject(session: Session, code: 'too-large' | 'malformed', closeCode: number): void {
    this.#options.meters.dropped(code === 'too-large' ? 'size' : 'malformed');
    refuse(session, code);
    this.#hangUp(session, closeCode);
  }

  #hangUp(session: Session, code: number): void {
    session.outlet.end(code);
    this.disconnect(session, code);
  }
}
