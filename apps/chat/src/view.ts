import type { Connection, Mode, ReportReason } from '@visavis/protocol';
import type { Service } from './service.ts';

/** What the screens draw: one member per screen, carrying only what that screen can know. */
export type View =
  | UnsupportedView
  | { readonly screen: 'gate' }
  | { readonly screen: 'declined' }
  /** The visitor left: words and pictures go at once, before the next page has loaded. */
  | { readonly screen: 'gone' }
  | CheckView
  | WaitingView
  | CallView
  | EndedView;

export interface UnsupportedView {
  readonly screen: 'unsupported';
  readonly reason: 'insecure-context' | 'browser';
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
    readonly avoided: number;
  } | null;
  /** Epoch milliseconds at which the wait began. */
  readonly since: number;
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
  readonly self: MediaStream | null;
  readonly partner: MediaStream | null;
  /** Null until the partner has said. */
  readonly partnerDevices: { readonly camera: boolean; readonly microphone: boolean } | null;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  readonly textOpen: boolean;
  readonly lines: readonly ChatLine[];
  readonly report: ReportProgress;
}

export interface EndedView {
  readonly screen: 'ended';
  readonly mode: Mode;
  readonly reason: 'partner-left' | 'partner-lost' | 'could-not-connect';
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
}
