import type { Connection, Mode, ReportReason, Wish, WishKind } from '@visavis/protocol';
import type { Service } from './service.ts';

/** What the screens draw: one member per screen, carrying only what that screen can know. */
export type View =
  | UnsupportedView
  | { readonly screen: 'gate' }
  | { readonly screen: 'declined' }
  /** The visitor left: words and pictures go at once, before the next page has loaded. */
  | { readonly screen: 'gone' }
  | ClosedView
  | CheckView
  | WaitingView
  | CallView
  | EndedView;

export interface UnsupportedView {
  readonly screen: 'unsupported';
  readonly reason: 'insecure-context' | 'browser';
}

/** The server ended this visit for good. */
export interface ClosedView {
  readonly screen: 'closed';
  /** `elsewhere`: it goes on in another window. */
  readonly reason: 'elsewhere' | 'not-admitted';
}

/** The link to the signaling server, as a visitor may know it. */
export type Reach = 'connecting' | 'open' | 'reconnecting' | 'unreachable';

export interface DeviceChoice {
  readonly id: string;
  /** The device's own name; never leaves this page. */
  readonly label: string;
}

export type DeviceCheck =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'ready';
      readonly stream: MediaStream;
      readonly cameras: readonly DeviceChoice[];
      readonly microphones: readonly DeviceChoice[];
      readonly cameraId: string;
      readonly microphoneId: string;
      /** Loudness now, 0 to 1. */
      readonly level: number;
    }
  | { readonly kind: 'failed'; readonly reason: 'denied' | 'no-camera' | 'in-use' | 'other' };

/** What the policy makes of calls: `direct` means that each one is, and nobody is asked. */
export type ConnectionPolicy = Service['connection'];

/** What the policy lets a visit ask and wish for. */
export type Rules = Pick<Service, 'connection' | 'wishes'>;

/** Whom a visitor would like to meet; in memory only, and sent with a search only where that is allowed [M11]. */
export interface Wishes {
  /** In normal form. */
  readonly interests: readonly string[];
  /** Primary subtags of BCP 47. */
  readonly languages: readonly string[];
  /** A language that is picked and not added yet: a search takes it along. */
  readonly picked?: string;
  /** How much each matters. */
  readonly weight: Readonly<Record<WishKind, Wish>>;
}

/** The part of the page that calls are made with; it loads after the gate. */
export type CallsProgress = 'loading' | 'ready' | 'failed';

export interface CheckView {
  readonly screen: 'check';
  readonly devices: DeviceCheck;
  readonly reach: Reach;
  readonly policy: ConnectionPolicy;
  /** What this service offers now; null until the server has said. */
  readonly offered: readonly Connection[] | null;
  /** What the visitor allows at most. */
  readonly connection: Connection;
  /** Only direct calls are on offer for want of a relay, and the visitor has not yet agreed to show the address. */
  readonly mustAgreeToDirect: boolean;
  readonly calls: CallsProgress;
  /** What can be wished for here now; empty until the server has said. */
  readonly wishKinds: readonly WishKind[];
  readonly wishes: Wishes;
}

export interface WaitingView {
  readonly screen: 'waiting';
  readonly mode: Mode;
  readonly self: MediaStream | null;
  readonly reach: Reach;
  /** Null until the server has said. */
  readonly company: {
    readonly online: number;
    readonly others: number;
    /** Kept apart only because they have met, or one blocked the other. */
    readonly avoided: number;
    /** Kept apart only by what one of them wishes for. */
    readonly unlike: number;
  } | null;
  /** How long half, and nine of ten, of those who were matched of late waited, milliseconds; null: not known. */
  readonly usual: { readonly halfMs: number; readonly mostMs: number } | null;
  /** Epoch milliseconds at which the wait began. */
  readonly since: number;
  /** Epoch milliseconds at which the search begins or began; null until the server has said. */
  readonly begins: number | null;
  /** The server said that the search begins later [M12]. */
  readonly cools: boolean;
  /** What this search wishes for. */
  readonly wishes: Wishes;
  /** Why nobody is looked for just now. `keeps-place`: the server can't reach its queue. `asks-again`: it could not take the search. */
  readonly standstill: 'none' | 'keeps-place' | 'asks-again';
  /** The visitor agreed to meet people they met before. */
  readonly meetsAgain: boolean;
  /** A puzzle that the server asks of searches while it is under attack. */
  readonly puzzle: 'none' | 'solving' | 'failed';
}

export interface ChatLine {
  readonly id: number;
  readonly from: 'me' | 'partner';
  readonly text: string;
}

export interface CallView {
  readonly screen: 'call';
  readonly mode: Mode;
  readonly connection: Connection;
  readonly phase: 'connecting' | 'connected' | 'reconnecting';
  readonly reach: Reach;
  /** The partner's link to our server broke; media goes from peer to peer and may go on. */
  readonly partnerAway: boolean;
  readonly self: MediaStream | null;
  readonly partner: MediaStream | null;
  /** Null until the partner has said. */
  readonly partnerDevices: { readonly camera: boolean; readonly microphone: boolean } | null;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  readonly textOpen: boolean;
  /** Interests that both stated. */
  readonly shared: readonly string[];
  readonly lines: readonly ChatLine[];
  readonly report: ReportProgress;
}

export interface EndedView {
  readonly screen: 'ended';
  readonly mode: Mode;
  /** `server-lost`: the call broke while our own link was down; what the partner's did is not known. */
  readonly reason: 'partner-left' | 'partner-lost' | 'server-lost' | 'could-not-connect';
  readonly self: MediaStream | null;
  readonly report: ReportProgress;
}

export type ReportProgress = 'closed' | 'open' | 'sending' | 'sent' | 'failed';

/** What a visitor can do; each screen takes the few it needs. */
export interface Actions {
  acceptGate(): void;
  declineGate(): void;
  /** Asks for camera and microphone; also "try again". */
  openDevices(): void;
  chooseCamera(id: string): void;
  chooseMicrophone(id: string): void;
  allowConnection(connection: Connection): void;
  setWishes(wishes: Wishes): void;
  find(mode: Mode): void;
  /** From waiting back to the check. */
  cancel(): void;
  meetAgain(): void;
  next(): void;
  /** Ends the visit: every track stops, the signaling link closes. */
  leave(): void;
  toggleMicrophone(): void;
  toggleCamera(): void;
  toggleText(): void;
  sendText(text: string): void;
  openReport(): void;
  closeReport(): void;
  sendReport(reason: ReportReason, words: string): void;
  retryLink(): void;
  /** Loads the page anew. */
  reload(): void;
}
