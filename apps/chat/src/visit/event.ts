import type { Connection, Mode, ReportReason } from '@visavis/protocol';
import type { LinkMessage, LinkState, LocalMediaEvent, PeerCallEvent } from '@visavis/rtc';
import type { Wishes } from '../view.ts';

/** Everything that can happen to a visit. */
export type VisitEvent =
  | VisitorEvent
  | { readonly type: 'link'; readonly state: LinkState }
  | { readonly type: 'server'; readonly message: LinkMessage }
  | { readonly type: 'media'; readonly event: LocalMediaEvent }
  /** Loudness of the microphone, 0 to 1. */
  | { readonly type: 'level'; readonly level: number }
  | { readonly type: 'call'; readonly event: PeerCallEvent }
  /** The part of the page that calls are made with. */
  | { readonly type: 'calls'; readonly state: 'ready' | 'failed' }
  /** The solution of a puzzle as JSON; null when there is none. */
  | { readonly type: 'solved'; readonly solution: string | null }
  | { readonly type: 'waited'; readonly timer: TimerName }
  /** The page is closed, reloaded or left. */
  | { readonly type: 'page-hidden' };

/** What the visitor does; the members follow `Actions` of view.ts. */
export type VisitorEvent =
  | { readonly type: 'accept-gate' }
  | { readonly type: 'decline-gate' }
  | { readonly type: 'open-devices' }
  | { readonly type: 'choose-device'; readonly kind: 'audio' | 'video'; readonly id: string }
  | { readonly type: 'allow-connection'; readonly connection: Connection }
  | { readonly type: 'set-wishes'; readonly wishes: Wishes }
  | { readonly type: 'find'; readonly mode: Mode }
  | { readonly type: 'cancel' }
  | { readonly type: 'meet-again' }
  | { readonly type: 'next' }
  | { readonly type: 'leave' }
  | { readonly type: 'toggle-microphone' }
  | { readonly type: 'toggle-camera' }
  | { readonly type: 'toggle-text' }
  | { readonly type: 'send-text'; readonly text: string }
  | { readonly type: 'open-report' }
  | { readonly type: 'close-report' }
  | { readonly type: 'send-report'; readonly reason: ReportReason; readonly words: string }
  | { readonly type: 'retry-link' }
  | { readonly type: 'reload' };

/** One timer a name; starting it again replaces it. */
export type TimerName = 'find-again' | 'forget' | 'renew-ice' | 'report' | 'resend' | 'settle' | 'talk';
