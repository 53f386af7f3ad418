import type { Connection, Mode, Role } from '@visavis/protocol';
import type { DeviceFailure, OpenDevices } from '@visavis/rtc';
import type { CallView, ChatLine, ConnectionPolicy, EndedView, Reach, ReportProgress } from '../view.ts';

/** One visit, from the gate to leaving. Each member carries only what that moment knows. */
export type VisitState =
  | GateState
  | { readonly at: 'declined' }
  | CheckState
  | WaitingState
  | CallState
  | EndedState
  /** The visitor left; nothing is open any more. */
  | { readonly at: 'gone' };

export interface GateState {
  readonly at: 'gate';
  readonly policy: ConnectionPolicy;
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
  readonly since: number;
  /** Tags of the partners that this search keeps away from. */
  readonly avoid: readonly string[];
  readonly search: Search;
}

/**
 * `held`: the link is down, or the last match is not over. `paused`: the server asked to come later.
 * `asked`: sent. `taken`: the server searches.
 */
export type Search =
  | { readonly kind: 'held' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'asked' }
  | {
      readonly kind: 'taken';
      readonly online: number;
      readonly others: number;
      readonly avoided: number;
    };

export interface CallState {
  readonly at: 'call';
  readonly session: Session;
  readonly seat: Seat;
  readonly phase: CallView['phase'];
  /** When the two browsers first reached each other, epoch milliseconds. */
  readonly connectedAt: number | null;
  readonly partner: MediaStream | null;
  readonly partnerDevices: CallView['partnerDevices'];
  /** Text and device changes can be sent. */
  readonly channelOpen: boolean;
  readonly textOpen: boolean;
  readonly lines: readonly ChatLine[];
  readonly report: ReportProgress;
}

export interface EndedState {
  readonly at: 'ended';
  readonly session: Session;
  readonly mode: Mode;
  readonly reason: EndedView['reason'];
  readonly report: ReportProgress;
}

/** This visitor's place in a match, as `rejoin` names it [R1]. */
export interface Seat {
  readonly match: string;
  readonly role: Role;
  readonly mode: Mode;
  readonly connection: Connection;
}

/** What outlives a single call. */
export interface Session {
  readonly policy: ConnectionPolicy;
  readonly reach: Reach;
  /** Null until the server has said. */
  readonly offered: readonly Connection[] | null;
  /** Null until the visitor has said. */
  readonly chosen: Connection | null;
  readonly devices: Devices;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  /** Session tags of the last partners, newest first; kept in memory only. */
  readonly recent: readonly string[];
  /** `cancel` or `leave` was sent and not yet answered: a match that comes now is of the old search. */
  readonly settling: boolean;
}

export type Devices =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'ready'; readonly open: OpenDevices; readonly level: number }
  | { readonly kind: 'failed'; readonly reason: DeviceFailure };

export const newSession = (policy: ConnectionPolicy): Session => ({
  policy,
  reach: 'connecting',
  offered: null,
  chosen: null,
  devices: { kind: 'not-asked' },
  microphoneOn: true,
  cameraOn: true,
  recent: [],
  settling: false,
});
