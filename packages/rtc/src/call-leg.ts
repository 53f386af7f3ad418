import type { ChannelMessage, Connection, IceServer, Role } from '@visavis/protocol';
import type { CallConnection } from './call-connection.ts';
import type { Clock } from './clock.ts';
import { configurationOf } from './connection-configuration.ts';
import { type NegotiationContent, negotiate } from './negotiation.ts';
import { openPartnerChannel } from './partner-channel.ts';
import type { PartnerMedia } from './partner-media.ts';
import { watchRelayRefusals } from './relay-refusals.ts';
import type { PeerContent } from './sealed-channel.ts';
import { shieldContent } from './shield.ts';

export type LegEvent =
  | { readonly type: 'connection'; readonly state: RTCPeerConnectionState }
  | { readonly type: 'channel-open' }
  | { readonly type: 'channel-closed' }
  | { readonly type: 'message'; readonly message: ChannelMessage }
  /** The partner's media has begun to arrive. */
  | { readonly type: 'media' }
  | { readonly type: 'relay-full' }
  /** The shield took something out of what the partner sent. */
  | { readonly type: 'held-back' };

export interface LegSettings {
  /** Counts the connections of a match, from 1 [N7]. */
  readonly number: number;
  readonly role: Role;
  /** Handed over: the leg closes it. */
  readonly connection: CallConnection;
  /** What it was made with; most of it cannot be changed later. */
  readonly configuration: RTCConfiguration;
  /** What may be told and tried at this moment. */
  readonly shield: () => Connection;
  readonly partnerMedia: () => PartnerMedia;
  readonly clock: Clock;
  readonly send: (content: PeerContent) => void;
  readonly onEvent: (event: LegEvent) => void;
}

/** One connection of a call. A call has one at a time, and another after each rebuild. */
export interface CallLeg {
  readonly number: number;
  readonly connection: CallConnection;
  /** One message of the partner about this connection; they must come in order. */
  handle(content: NegotiationContent): void;
  restartIce(): void;
  configure(servers: readonly IceServer[]): void;
  /** False when it could not be sent. */
  say(message: ChannelMessage): boolean;
  /** Hears and says nothing any more; the connection stands until it is closed. */
  retire(): void;
  close(): void;
}

export function openCallLeg(settings: LegSettings): CallLeg {
  const { number, role, connection, configuration, shield, clock, onEvent } = settings;
  const listening = new AbortController();
  const { signal } = listening;

  const negotiation = negotiate({
    connection,
    role,
    signal,
    send(content) {
      const shielded = shieldContent(shield(), content);
      if (shielded !== null) settings.send(number === 1 ? shielded : { ...shielded, connection: number });
    },
    // Nothing to mend here: what cannot be negotiated ends by the call's timer.
    onRefused: () => {},
  });
  watchRelayRefusals({ connection, signal, onFull: () => onEvent({ type: 'relay-full' }) });
  const channel = connection.createDataChannel('visavis', { negotiated: true, id: 0, ordered: true });
  const partnerChannel = openPartnerChannel({
    channel,
    signal,
    now: clock.now,
    onOpen: () => onEvent({ type: 'channel-open' }),
    onMessage: (message) => onEvent({ type: 'message', message }),
    onClosed: () => onEvent({ type: 'channel-closed' }),
  });

  let toShow = false;
  const show = () => {
    if (toShow) onEvent({ type: 'media' });
    toShow = false;
  };
  const takeTrack = ({ track }: RTCTrackEvent) => {
    if (!settings.partnerMedia().take(track)) return;
    // As in the example: worth showing once media arrives on one of its tracks.
    toShow = true;
    if (track.muted) track.addEventListener('unmute', show, { once: true, signal });
    else show();
  };
  const noteState = () => {
    onEvent({ type: 'connection', state: connection.connectionState });
    // Chromium 156 can miss `unmute`; on a standing path the media is there or about to be.
    if (connection.connectionState === 'connected') show();
  };
  connection.addEventListener('track', takeTrack, { signal });
  connection.addEventListener('connectionstatechange', noteState, { signal });

  return {
    number,
    connection,
    handle(content) {
      const shielded = shieldContent(shield(), content);
      if (hasLess(shielded, content)) onEvent({ type: 'held-back' });
      if (shielded?.type === 'description' || shielded?.type === 'candidate') void negotiation.handle(shielded);
    },
    restartIce: () => connection.restartIce(),
    configure(servers) {
      const wanted = configurationOf(shield(), servers);
      // What it was made with comes along, since leaving it out means the default to one browser,
      // and naming it a change to another.
      for (const next of [{ ...configuration, ...wanted }, wanted]) {
        try {
          return connection.setConfiguration(next);
        } catch {
          // One that refuses both goes on with what it has; the shield does not rely on it.
        }
      }
    },
    say: (message) => partnerChannel.send(message),
    retire: () => listening.abort(),
    close() {
      listening.abort();
      channel.close();
      connection.close();
    },
  };
}

function hasLess(shielded: PeerContent | null, content: NegotiationContent): boolean {
  if (shielded === null) return true;
  return content.type === 'description' && countCandidates(content) > countCandidates(shielded);
}

function countCandidates(content: PeerContent): number {
  return content.type === 'description' ? content.description.sdp.split('a=candidate:').length - 1 : 0;
}
