import { type AvoidList, AVOIDS_NOBODY } from '@visavis/matchmaking/avoid-list';
import type { Connection, Mode, Role, WishKind } from '@visavis/protocol';
import type { DeviceFailure, OpenDevices } from '@visavis/rtc';
import type { CallsProgress, CallView, ChatLine, ClosedView, EndedView, GuardView, Reach, ReportProgress, Rules, VerificationView, WaitingView, Wishes } from '../view.ts';

/** One visit, from the gate to leaving. Each member carries only what that moment knows. */
export type VisitState =
  | GateState
  | { readonly at: 'declined' }
  | CheckState
  | WaitingState
  | CallState
  | EndedState
  /** The visitor left; nothing is open any more. */
  | { readonly at: 'gone' }
  | ClosedState;

/** The server ended the visit; nothing is open any more, and nothing tries to come back. */
export interface ClosedState {
  readonly at: 'closed';
  readonly reason: ClosedView['reason'];
}

export interface GateState {
  readonly at: 'gate';
  readonly rules: Rules;
}

/** The states after the gate, in which the link is open or trying. */
export type InsideState = CheckState | WaitingState | CallState | EndedState;

export interface CheckState {
  readonly at: 'check';
  readonly session: Session;
}

export interface WaitingState {
  readonly at: 'waiting';
  readonly session: Session;
  readonly mode: Mode;
  /** Why it began by itself. */
  readonly after: WaitingView['after'];
  readonly since: number;
  /** The visitor agreed to meet recent partners again [A3]; those who were blocked stay away. */
  readonly meetsAgain: boolean;
  readonly search: Search;
}

/**
 * `held`: the link is down, or the last match is not over. `paused`: the server asked to come later.
 * `puzzled`: it asks for a puzzle first. `asked`: sent. `taken`: the server searches. `lost`: the link went
 * meanwhile, and the server keeps the place for a while. `claimed`: the place is asked for [R7].
 */
export type Search =
  | { readonly kind: 'held' | 'paused' | 'asked' }
  | { readonly kind: 'puzzled'; readonly puzzle: 'solving' | 'failed' }
  /** `isStalled`: the server keeps the place and cannot reach its queue [M5]. */
  | { readonly kind: 'taken'; readonly generation: number; readonly isStalled: boolean; readonly told: Told | null }
  | { readonly kind: 'lost' | 'claimed'; readonly generation: number };

/** What the server last said of a search. */
export interface Told {
  readonly company: NonNullable<WaitingView['company']>;
  readonly usual: WaitingView['usual'];
  /** Epoch milliseconds at which the search begins or began. */
  readonly begins: number;
  /** It begins later [M12]. */
  readonly cools: boolean;
}

export interface CallState {
  readonly at: 'call';
  readonly session: Session;
  readonly seat: Seat;
  /** The seat is asked for on a new connection, and not yet answered [R2]. */
  readonly claiming: boolean;
  /** The partner's link to the server is broken [R1]. */
  readonly partnerAway: boolean;
  /** The partner's session tag. */
  readonly partnerTag: string;
  /** Interests that both stated. */
  readonly shared: readonly string[];
  readonly phase: CallView['phase'];
  readonly recovery: CallView['recovery'];
  /** What the two browsers use now; the seat names what the server agreed to. */
  readonly connection: Connection;
  /** Who agreed to a direct connection. */
  readonly direct: NonNullable<CallView['direct']>;
  readonly verification: VerificationView;
  readonly quality: CallView['quality'];
  /** When the two browsers first reached each other, epoch milliseconds. */
  readonly connectedAt: number | null;
  readonly partner: MediaStream | null;
  readonly partnerDevices: CallView['partnerDevices'];
  readonly partnerTyping: boolean;
  /** What the picture check says of the partner's picture, while it is on. */
  readonly partnerGuard: GuardView;
  /** Device changes can be told. */
  readonly channelOpen: boolean;
  readonly typing: OwnTyping;
  /** The partner's client is new enough for texts: they are signed, and it named a key [D9]. */
  readonly takesTexts: boolean;
  /** Texts of this match are signed with keys that the server named: they can be proven. */
  readonly proves: boolean;
  readonly textOpen: boolean;
  readonly lines: readonly ChatLine[];
  readonly report: ReportProgress;
  /** A report of this partner has arrived. */
  readonly reported: boolean;
  /** The two browsers were connected directly, or were to be, for a while at least. */
  readonly wasDirect: boolean;
}

export interface EndedState {
  readonly at: 'ended';
  readonly session: Session;
  readonly mode: Mode;
  readonly reason: EndedView['reason'];
  readonly report: ReportProgress;
  readonly reported: boolean;
  readonly wasDirect: boolean;
  /** Kept only while the report is open. */
  readonly lines: readonly ChatLine[];
  readonly proves: boolean;
}

/** What the partner was told of our typing. */
export interface OwnTyping {
  readonly told: boolean;
  /** When they were last told that we type, epoch milliseconds. */
  readonly toldAt: number;
}

/** This visitor's place in a match, as `rejoin` names it [R1]. */
export interface Seat {
  readonly match: string;
  readonly role: Role;
  readonly mode: Mode;
  readonly connection: Connection;
  /** How often the seat was taken [R8]. */
  readonly generation: number;
}

/** What outlives a single call. */
export interface Session {
  readonly rules: Rules;
  readonly reach: Reach;
  /** Of this connection, to be signed by whoever comes back [R6]; null until the server has said. */
  readonly nonce: string | null;
  readonly calls: CallsProgress;
  /** Null until the server has said. */
  readonly offered: readonly Connection[] | null;
  /** What the server lets a search wish for now. */
  readonly wishKinds: readonly WishKind[];
  readonly wishes: Wishes;
  /** Null until the visitor has said. */
  readonly chosen: Connection | null;
  readonly devices: Devices;
  readonly troubles: Troubles;
  /** Our page is out of sight. */
  readonly hidden: boolean;
  /** The picture check: whether it is on, and what it says of our own picture. */
  readonly guard: { readonly on: boolean; readonly own: GuardView };
  readonly relay: Relay;
  /** When the relay's credentials end, epoch milliseconds. */
  readonly iceUntil: number;
  /** The server knows keys that sign texts. */
  readonly signs: boolean;
  /** The moderators' key, to which texts are sealed; null: none can go with a report. */
  readonly evidenceKey: string | null;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  /** Whom a search keeps away from; kept in memory only [M3]. */
  readonly avoid: AvoidList;
  /** `cancel` or `leave` was sent and not yet answered: a match that comes now is of the old search. */
  readonly settling: boolean;
}

/** What happened to devices without the visitor. */
export type Troubles = Readonly<Record<'audio' | 'video', 'none' | 'interrupted' | 'lost'>>;

export const NO_TROUBLES: Troubles = { audio: 'none', video: 'none' };

/** Whether our relay carries this browser's calls. */
export type Relay =
  | { readonly kind: 'unknown' | 'checking' | 'fails' | 'full' }
  | { readonly kind: 'works'; readonly at: number };

export type Devices =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'ready'; readonly open: OpenDevices; readonly level: number }
  | { readonly kind: 'failed'; readonly reason: DeviceFailure };

export const newSession = (rules: Rules): Session => ({
  rules,
  reach: 'connecting',
  nonce: null,
  calls: 'loading',
  offered: null,
  wishKinds: [],
  wishes: { interests: [], languages: [], weight: { interests: 'any', languages: 'any', country: 'any' } },
  chosen: null,
  devices: { kind: 'not-asked' },
  troubles: NO_TROUBLES,
  hidden: false,
  guard: { on: rules.guard?.atFirst ?? false, own: 'loading' },
  relay: { kind: 'unknown' },
  iceUntil: 0,
  signs: false,
  evidenceKey: null,
  microphoneOn: true,
  cameraOn: true,
  avoid: AVOIDS_NOBODY,
  settling: false,
});
