import { mayHold } from '@visavis/matchmaking';
import type { Matched, Place } from './held.ts';
import type { Violation, ViolationKind } from './violation.ts';

/** Within what a server has to do what it owes, milliseconds. */
export interface Bounds {
  /** To answer a question. */
  answerMs: number;
  /** To bring a partner's frame, or say why none comes. */
  ghostMs: number;
  /** To bring a frame and its acknowledgement. */
  lossMs: number;
  /** To bring two together who wait and may meet. */
  stuckMs: number;
}

export const BOUNDS: Readonly<Bounds> = { answerMs: 5_000, ghostMs: 5_000, lossMs: 10_000, stuckMs: 5_000 };

/** What the referee sees of a client. */
export interface Player {
  readonly number: number;
  readonly tag: string;
  /** The match in which it takes itself to be, connected or not. */
  match(): string | null;
  /** Whether it ended this match itself. */
  hasLeft(match: string): boolean;
  /** Since when it is connected without a break; `null` while it is not. */
  connectedSince(): number | null;
  /** Its search, and since when it waits in play as far as it was told. */
  waits(): { readonly place: Place; readonly since: number } | null;
}

export interface MatchReport {
  readonly player: Player;
  readonly place: Place;
  readonly matched: Matched;
}

interface Match {
  readonly sides: { readonly player: Player; readonly place: Place; readonly matched: Matched }[];
}

/** A break is told to the partner later than it is; meanwhile both truths hold. */
const NEWS_TRAVELS_MS = 10_000;
/** Matches that are over are remembered for as long as somebody may come back to them. */
const REMEMBERED = 20_000;

/** Sees all clients of a process, and holds what one was told against what the others know. */
export class Referee {
  readonly violations: Violation[] = [];
  readonly bounds: Bounds = { ...BOUNDS };
  readonly #now: () => number;
  readonly #seesAll: boolean;
  readonly #players = new Map<string, Player>();
  readonly #matches = new Map<string, Match>();
  /** By the key of a search, the match it led to, as far as its client or the partner was told. */
  readonly #keys = new Map<string, string>();
  readonly #toldKeys = new Set<string>();
  readonly #byes = new Set<string>();
  #calmFrom = 0;
  #stuckFrom = 0;
  readonly #accusedOfStuck = new Set<Place>();

  /** `seesAll`: no client of the service is anybody else's. */
  constructor(now: () => number, { seesAll }: { readonly seesAll: boolean }) {
    this.#now = now;
    this.#seesAll = seesAll;
  }

  enter(player: Player): void {
    this.#players.set(player.tag, player);
  }

  accuse(kind: ViolationKind, client: number, words: string): void {
    this.violations.push({ kind, client, at: Math.round(this.#now()), words });
  }

  /** Nothing disturbs the servers. Before and soon after, connections may break for others' reasons. */
  get isCalm(): boolean {
    return this.#now() >= this.#calmFrom;
  }

  /** Something befalls the servers, which may be noticed until then. Those who wait may do so anew. */
  disturbed(untilMs: number): void {
    this.#calmFrom = Math.max(this.#calmFrom, untilMs);
    this.#stuckFrom = this.#now();
  }

  matched({ player, place, matched }: MatchReport): void {
    const accuse = (kind: ViolationKind, words: string): void => this.accuse(kind, player.number, words);
    if (matched.partner === player.tag || matched.partnerKey === place.find.key) accuse('matched-with-itself', 'the partner is the client itself');
    if (place.blocked.has(matched.partner)) accuse('matched-with-a-blocked-one', 'the partner was blocked');
    else if (place.avoided.has(matched.partner)) accuse('matched-with-a-blocked-one', 'the partner was to be avoided');
    if (matched.mode !== place.find.mode) accuse('untrue', `a ${matched.mode} call for a ${place.find.mode} search`);
    if (matched.connection === 'direct' && place.find.connection !== 'direct') accuse('untrue', 'a direct connection that was not allowed');
    const other = this.#keys.get(place.find.key);
    if (other !== undefined && other !== matched.match) accuse('matched-twice', 'one search led to two matches');
    this.#keys.set(place.find.key, matched.match);
    this.#toldKeys.add(matched.partnerKey);
    const match = this.#matches.get(matched.match) ?? { sides: [] };
    for (const side of match.sides) this.#compare({ player, place, matched }, side);
    if (match.sides.length >= 2) accuse('matched-twice', 'a third one in a match');
    match.sides.push({ player, place, matched });
    this.#matches.set(matched.match, match);
    this.#forgetOld();
  }

  /** One of the two pressed Next: said from client to client. */
  bye(match: string): void {
    this.#byes.add(match);
  }

  saidBye(match: string): boolean {
    return this.#byes.has(match);
  }

  /** The server said that the partner is gone for good. */
  toldLeft(player: Player, { match, partner }: Matched, reason: 'left' | 'lost'): void {
    const other = this.#players.get(partner);
    if (other === undefined || !this.isCalm) return;
    if (reason === 'left' && !other.hasLeft(match)) this.accuse('untrue', player.number, 'told that the partner left, who did not');
    if (reason === 'lost' && other.match() === match && this.#isSteady(other)) this.accuse('untrue', player.number, 'told that the partner is lost, who is there');
  }

  toldAway(player: Player, { match, partner }: Matched): void {
    const other = this.#players.get(partner);
    if (other === undefined || !this.isCalm) return;
    if (other.match() === match && this.#isSteady(other)) this.accuse('untrue', player.number, 'told that the partner is away, who is there');
  }

  /** Who came back for a place was told that there is none: right when it led to a match that was not heard of. */
  toldNotHeld(player: Player, { find }: Place): void {
    if (this.isCalm && this.#seesAll && !this.#toldKeys.has(find.key)) this.accuse('search-dropped', player.number, 'the place was not kept');
  }

  /** Who came back was told that the call is over. */
  toldOver(player: Player, { match, partner }: Matched): void {
    const other = this.#players.get(partner);
    if (other === undefined || !this.isCalm) return;
    if (other.match() === match && this.#isSteady(other)) this.accuse('untrue', player.number, 'told that a call is over whose partner is there');
  }

  /** Looks for two who wait and may meet. To be called about once a second. */
  lookForStuck(): void {
    const now = this.#now();
    const waiting = [...this.#players.values()].flatMap((player) => {
      const waits = player.waits();
      return waits === null || now - Math.max(waits.since, this.#stuckFrom) < this.bounds.stuckMs ? [] : [{ player, ...waits }];
    });
    for (const [index, one] of waiting.entries()) {
      for (const other of waiting.slice(index + 1)) {
        if (!mayMeet(one, other) || this.#accusedOfStuck.has(one.place) || this.#accusedOfStuck.has(other.place)) continue;
        this.#accusedOfStuck.add(one.place);
        this.#accusedOfStuck.add(other.place);
        const ms = Math.round(now - Math.max(one.since, other.since, this.#stuckFrom));
        this.accuse('stuck', one.player.number, `waits, and so does ${other.player.number}, for ${ms} ms`);
      }
    }
  }

  #isSteady(player: Player): boolean {
    const since = player.connectedSince();
    return since !== null && this.#now() - since > NEWS_TRAVELS_MS;
  }

  #compare(mine: MatchReport, theirs: MatchReport): void {
    const accuse = (kind: ViolationKind, words: string): void => this.accuse(kind, mine.player.number, words);
    if (mine.player === theirs.player) return accuse('matched-twice', 'told of the same match twice');
    if (mine.matched.partner !== theirs.player.tag || theirs.matched.partner !== mine.player.tag) return accuse('wrong-partner', 'the two were told of others');
    if (mine.matched.partnerKey !== theirs.place.find.key || theirs.matched.partnerKey !== mine.place.find.key) accuse('wrong-partner', 'a key that is not the partner’s');
    if (mine.matched.role === theirs.matched.role) accuse('untrue', 'both have the same role');
    if (mine.matched.connection !== theirs.matched.connection) accuse('untrue', 'the two connect differently');
    const direct = [mine, theirs].every(({ place }) => place.find.connection === 'direct');
    if (direct !== (mine.matched.connection === 'direct')) accuse('untrue', 'not the connection that both allow');
  }

  #forgetOld(): void {
    for (const map of [this.#matches, this.#keys, this.#toldKeys, this.#byes]) {
      const [oldest] = map.keys();
      if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest);
    }
  }
}

function mayMeet(one: { readonly player: Player; readonly place: Place }, other: { readonly player: Player; readonly place: Place }): boolean {
  if (one.place.find.mode !== other.place.find.mode) return false;
  return !mayHold(one.place.find.avoid, other.player.tag) && !mayHold(other.place.find.avoid, one.player.tag);
}
