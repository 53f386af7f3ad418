import type { Connection, Mode, ReportReason, Wish, WishKind } from '@visavis/protocol';
import type { OpenDevices, QualityReading, Sign } from '@visavis/rtc';
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
      /** Empty where there is none: sound only, or a picture without sound. */
      readonly cameraId: string;
      readonly microphoneId: string;
      /** Why one is missing while the other is open. */
      readonly withoutCamera?: OpenDevices['withoutCamera'];
      readonly withoutMicrophone?: OpenDevices['withoutMicrophone'];
      /** Loudness now, 0 to 1. */
      readonly level: number;
    }
  | { readonly kind: 'failed'; readonly reason: 'denied' | 'no-camera' | 'in-use' | 'other' };

/** What the policy makes of calls: `direct` means that each one is, and nobody is asked. */
export type ConnectionPolicy = Service['connection'];

/** What the policy lets a visit ask and wish for. */
export type Rules = Pick<Service, 'connection' | 'guard' | 'wishes'>;

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
  /** Whether our relay carries this browser's calls; `not-needed`: shielded ones are not all that is looked for. `full`: it takes no more now. */
  readonly relay: 'not-needed' | 'unknown' | 'checking' | 'works' | 'fails' | 'full';
  /** The picture check, where the policy has one. */
  readonly guard: GuardSwitch | null;
  /** What can be wished for here now; empty until the server has said. */
  readonly wishKinds: readonly WishKind[];
  readonly wishes: Wishes;
}

export interface WaitingView {
  readonly screen: 'waiting';
  readonly mode: Mode;
  /** Why this search began by itself; null where the visitor began it. */
  readonly after: 'lost-partner' | null;
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

/** Whether pictures are checked on this device, and whether the visitor may say so. */
export interface GuardSwitch {
  readonly on: boolean;
  readonly maySwitch: boolean;
}

/**
 * One side's picture under the check. `off`: not checked. `loading`: covered until the model is there.
 * `checking`: covered until enough clear verdicts. `clear`: shown. `covered`: judged, covered. `failed`: the check
 * does not run here; the picture stays covered until the visitor says otherwise.
 */
export type GuardView = 'off' | 'loading' | 'checking' | 'clear' | 'covered' | 'failed';

export interface ChatLine {
  readonly id: number;
  readonly from: 'me' | 'partner';
  readonly text: string;
  /** Of the sender in this match; 0 until one of ours has been signed. */
  readonly sequence: number;
  /** Ours only: the partner's browser has it. */
  readonly delivered: boolean;
  /** Theirs only: hidden by the word filter of this device until tapped. */
  readonly filtered: boolean;
}

/** Signs of the verification: seven, of which four are always shown. */
export type VerificationView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly signs: readonly Sign[] }
  /** `runs-left` 0: not again in this call. */
  | { readonly kind: 'failed'; readonly runsLeft: number };

export interface CallView {
  readonly screen: 'call';
  readonly mode: Mode;
  /** What the two browsers use now. */
  readonly connection: Connection;
  readonly phase: 'connecting' | 'connected' | 'reconnecting';
  /** What is being done about a lost path; null while there is one. */
  readonly recovery: 'waiting' | 'restarting' | 'rebuilding' | null;
  readonly reach: Reach;
  /** The partner's link to our server broke; media goes from peer to peer and may go on. */
  readonly partnerAway: boolean;
  readonly self: MediaStream | null;
  readonly partner: MediaStream | null;
  /** Null until the partner has said. `paused`: their page is hidden. */
  readonly partnerDevices: { readonly camera: boolean; readonly microphone: boolean; readonly paused: boolean } | null;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  /** What happened to our own devices: `interrupted`: the system took them (a phone call); `lost`: unplugged or not allowed any more. */
  readonly ownDevices: 'fine' | 'interrupted' | 'camera-lost' | 'microphone-lost';
  readonly verification: VerificationView;
  /** Null until measured. */
  readonly quality: QualityReading | null;
  /** Agreeing to a direct connection within a shielded call; null where there is nothing to agree to. */
  readonly direct: { readonly mine: boolean; readonly theirs: boolean } | null;
  /** Null where the policy has no picture check. */
  readonly guard: (GuardSwitch & { readonly partner: GuardView; readonly own: GuardView }) | null;
  readonly partnerTyping: boolean;
  readonly textOpen: boolean;
  /** Whether the partner's page is new enough for our texts. */
  readonly canText: boolean;
  /** Interests that both stated. */
  readonly shared: readonly string[];
  readonly lines: readonly ChatLine[];
  readonly report: ReportProgress;
  /** Whether texts can be ticked to go with a report: the service has a key to seal them to. */
  readonly canProve: boolean;
}

export interface EndedView {
  readonly screen: 'ended';
  readonly mode: Mode;
  /**
   * `server-lost`: the call broke while our own link was down; what the partner's did is not known.
   * `relay-full`: our relay takes no more calls. `unsafe`: what arrived was not what the partner sealed.
   * `refused`: the server offered a call of another kind than asked for, or with an address shown: none began.
   * `blocked`, `reported-minor`, `panic`: the visitor ended it so.
   */
  readonly reason: 'partner-left' | 'partner-lost' | 'server-lost' | 'could-not-connect' | 'relay-full' | 'unsafe' | 'refused' | 'blocked' | 'reported-minor' | 'panic';
  readonly self: MediaStream | null;
  readonly report: ReportProgress;
  /** A report of the partner has arrived. */
  readonly reported: boolean;
  /** The call was direct, or about to be: the partner could have seen our IP address. */
  readonly wasDirect: boolean;
  /** Texts of the call just ended, kept only while the report about it is open. */
  readonly lines: readonly ChatLine[];
  readonly canProve: boolean;
  /** The partner can still be blocked. */
  readonly canBlock: boolean;
}

/** `too-much`: the ticked texts are longer than a report can carry; nothing was sent. */
export type ReportProgress = 'closed' | 'open' | 'sending' | 'sent' | 'failed' | 'too-much';

/** What a visitor can do; each screen takes the few it needs. */
export interface Actions {
  acceptGate(): void;
  declineGate(): void;
  /** Asks for camera and microphone; also "try again". */
  openDevices(): void;
  chooseCamera(id: string): void;
  chooseMicrophone(id: string): void;
  allowConnection(connection: Connection): void;
  /** Asks the relay once more whether it carries us. */
  checkRelay(): void;
  switchGuard(on: boolean): void;
  setWishes(wishes: Wishes): void;
  find(mode: Mode): void;
  /** From waiting back to the check. */
  cancel(): void;
  meetAgain(): void;
  next(): void;
  /** Ends the visit: every track stops, the signaling link closes. */
  leave(): void;
  /** Camera off, picture gone, call left; at once. */
  panic(): void;
  /** Ends the call, and keeps this partner away for good, on this device. */
  block(): void;
  /** One tap: ends the call and reports that the partner seems to be a minor. */
  reportMinor(): void;
  toggleMicrophone(): void;
  toggleCamera(): void;
  toggleText(): void;
  sendText(text: string): void;
  /** The visitor is typing, or has stopped. */
  setTyping(on: boolean): void;
  /** Agrees to a direct connection, or takes it back while the partner has not agreed. */
  agreeToDirect(agreed: boolean): void;
  verifyAgain(): void;
  openReport(): void;
  closeReport(): void;
  /** `ticked`: ids of the lines that go along, sealed to the moderators. */
  sendReport(reason: ReportReason, words: string, ticked: readonly number[]): void;
  retryLink(): void;
  /** Loads the page anew. */
  reload(): void;
}
