import type { Connection, Mode, ReportReason } from '@visavis/protocol';
import type { LinkMessage, LinkState, LocalMediaEvent, PeerCallEvent } from '@visavis/rtc';
import type { GuardView, Wishes } from '../view.ts';

/** Everything that can happen to a visit. */
export type VisitEvent =
  | VisitorEvent
  | { readonly type: 'link'; readonly state: LinkState }
  | { readonly type: 'server'; readonly message: LinkMessage }
  | { readonly type: 'media'; readonly event: LocalMediaEvent }
  /** Loudness of the microphone, 0 to 1. */
  | { readonly type: 'level'; readonly level: number }
  | { readonly type: 'call'; readonly event: Exclude<PeerCallEvent, { type: 'text' }> }
  /** A text of the partner; `filtered`: the word filter of this device hides it at first. */
  | { readonly type: 'partner-text'; readonly sequence: number; readonly text: string; readonly filtered: boolean }
  /** One of our lines has its number among our texts. */
  | { readonly type: 'sequenced'; readonly id: number; readonly sequence: number }
  /** A report did not get as far as the server. */
  | { readonly type: 'report-unsent'; readonly reason: 'failed' | 'too-much' }
  /** What our relay did with a connection of this browser to itself. */
  | { readonly type: 'relay'; readonly result: RelayResult }
  | { readonly type: 'guard'; readonly side: GuardSide; readonly view: GuardView }
  /** Who was blocked on this device before this visit. */
  | { readonly type: 'blocked-known'; readonly tags: readonly string[] }
  /** Our page went out of sight, or came back. */
  | { readonly type: 'visibility'; readonly hidden: boolean }
  /** The part of the page that calls are made with. */
  | { readonly type: 'calls'; readonly state: 'ready' | 'failed' }
  /** The solution of a puzzle as JSON; null when there is none. */
  | { readonly type: 'solved'; readonly solution: string | null }
  | { readonly type: 'waited'; readonly timer: TimerName }
  /** The page is closed, reloaded or left. */
  | { readonly type: 'page-hidden' };

export type RelayResult = 'works' | 'fails' | 'full';

/** Whose picture. */
export type GuardSide = 'own' | 'partner';

/** What the visitor does; the members follow `Actions` of view.ts. */
export type VisitorEvent =
  | { readonly type: 'accept-gate' }
  | { readonly type: 'decline-gate' }
  | { readonly type: 'open-devices' }
  | { readonly type: 'choose-device'; readonly kind: 'audio' | 'video'; readonly id: string }
  | { readonly type: 'allow-connection'; readonly connection: Connection }
  | { readonly type: 'check-relay' }
  | { readonly type: 'switch-guard'; readonly on: boolean }
  | { readonly type: 'set-wishes'; readonly wishes: Wishes }
  | { readonly type: 'find'; readonly mode: Mode }
  | { readonly type: 'cancel' }
  | { readonly type: 'meet-again' }
  | { readonly type: 'next' }
  | { readonly type: 'leave' }
  | { readonly type: 'panic' }
  | { readonly type: 'block' }
  | { readonly type: 'report-minor' }
  | { readonly type: 'toggle-microphone' }
  | { readonly type: 'toggle-camera' }
  | { readonly type: 'toggle-text' }
  | { readonly type: 'send-text'; readonly text: string }
  | { readonly type: 'set-typing'; readonly on: boolean }
  | { readonly type: 'agree-to-direct'; readonly agreed: boolean }
  | { readonly type: 'verify-again' }
  | { readonly type: 'open-report' }
  | { readonly type: 'close-report' }
  | { readonly type: 'send-report'; readonly reason: ReportReason; readonly words: string; readonly ticked: readonly number[] }
  | { readonly type: 'retry-link' }
  | { readonly type: 'reload' };

/** One timer a name; starting it again replaces it. */
export type TimerName = 'find-again' | 'forget' | 'partner-typing' | 'renew-ice' | 'report' | 'resend' | 'settle' | 'talk' | 'typing';
