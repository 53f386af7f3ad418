import type { ChannelMessage, Connection, IceServer, Role } from '@visavis/protocol';
import {
  type CallEvent,
  type CallState,
  type CallStep,
  isOver,
  newCall,
  stepCall,
} from './call-state.ts';
import type { Clock } from './clock.ts';
import { type NegotiatingConnection, negotiate } from './negotiation.ts';
import { openPartnerChannel, type TalkingChannel } from './partner-channel.ts';
import type { PeerContent } from './sealed-channel.ts';
import { shieldContent } from './shield.ts';

/** The part of an RTCPeerConnection that a call uses. */
export type CallConnection = NegotiatingConnection &
  Pick<
    RTCPeerConnection,
    'addTrack' | 'close' | 'connectionState' | 'getSenders' | 'restartIce' | 'setConfiguration'
  > & {
    createDataChannel(label: string, init: RTCDataChannelInit): TalkingChannel;
  };

export type PeerCallEvent =
  | { readonly type: 'state'; readonly state: CallState }
  /** The partner's media has begun to arrive. */
  | { readonly type: 'partner-stream'; readonly stream: MediaStream }
  /** The data channel is open: text and devices can be sent. */
  | { readonly type: 'channel-open' }
  | { readonly type: 'said'; readonly message: Exclude<ChannelMessage, { type: 'bye' }> };

export interface PeerCallSettings {
  readonly role: Role;
  readonly connection: Connection;
  readonly iceServers: readonly IceServer[];
  /** Own camera and microphone; null in a text call. The call never stops its tracks. */
  readonly stream: MediaStream | null;
  readonly createConnection: (configuration: RTCConfiguration) => CallConnection;
  readonly clock: Clock;
  /** Carries a message to the partner, in order. */
  readonly send: (content: PeerContent) => void;
  readonly onEvent: (event: PeerCallEvent) => void;
}

export interface PeerCall {
  /** One message of the partner; they must come in order. */
  handle(content: PeerContent): void;
  /** Fresh relay credentials, used from the next ICE restart on. */
  renewIce(servers: readonly IceServer[]): void;
  /** Sends another track of the same kind from now on, without negotiation. */
  replaceTrack(track: MediaStreamTrack): Promise<void>;
  /** False when it could not be sent. */
  say(message: Exclude<ChannelMessage, { type: 'bye' }>): boolean;
  /** The way to the partner's client cannot be trusted any more. */
  breakSealing(): void;
  /** Says `bye` where it can, and frees everything. No event follows. */
  close(): void;
}

/** One call with one partner. Knows neither the signaling link nor any screen. */
export function startPeerCall(settings: PeerCallSettings): PeerCall {
  const { role, connection: shield, stream, clock, onEvent } = settings;
  const connection = settings.createConnection(configurationOf(shield, settings.iceServers));
  let state = newCall.state;
  let stopWaiting = () => {};

  const apply = (step: CallStep) => {
    const changed = step.state !== state;
    state = step.state;
    for (const effect of step.effects) {
      stopWaitingFor(effect.do);
      if (effect.do === 'restart-ice') connection.restartIce();
      if (effect.do === 'wait')
        stopWaiting = clock.after(effect.ms, () => happen({ type: 'waited' }));
    }
    if (isOver(state)) free();
    if (changed && !(state.kind === 'ended' && state.by === 'me'))
      onEvent({ type: 'state', state });
  };
  const stopWaitingFor = (what: string) => {
    if (what === 'restart-ice') return;
    stopWaiting();
    stopWaiting = () => {};
  };
  const happen = (event: CallEvent) => apply(stepCall(state, event));
  const emit = (event: PeerCallEvent) => {
    if (!isOver(state)) onEvent(event);
  };

  const negotiation = negotiate({
    connection,
    role,
    send: (content) => {
      const shielded = shieldContent(shield, content);
      if (shielded !== null && !isOver(state)) settings.send(shielded);
    },
    // Nothing to mend here: a call that cannot be negotiated ends by its timer.
    onRefused: () => {},
  });
  const channel = openPartnerChannel({
    channel: connection.createDataChannel('visavis', { negotiated: true, id: 0, ordered: true }),
    now: clock.now,
    onOpen: () => emit({ type: 'channel-open' }),
    onMessage: (message) => {
      if (message.type === 'bye') happen({ type: 'partner-bye' });
      else emit({ type: 'said', message });
    },
    onClosed: () => happen({ type: 'channel-closed' }),
  });
  const free = () => {
    channel.close();
    connection.close();
  };

  let partner: MediaStream | null = null;
  const show = () => {
    if (partner !== null) emit({ type: 'partner-stream', stream: partner });
    partner = null;
  };
  connection.addEventListener('track', ({ track, streams }) => {
    // As in the example: a stream is worth showing once media arrives on one of its tracks.
    partner = streams[0] ?? null;
    if (track.muted) track.addEventListener('unmute', show, { once: true });
    else show();
  });
  connection.addEventListener('connectionstatechange', () => {
    happen({ type: 'connection', state: connection.connectionState });
    // Chromium 156 can miss `unmute`; on a standing path the media is there or about to be.
    if (connection.connectionState === 'connected') show();
  });
  stream?.getTracks().forEach((track) => connection.addTrack(track, stream));
  apply(newCall);

  return {
    handle(content) {
      const shielded = shieldContent(shield, content);
      if (shielded !== null && !isOver(state)) void negotiation.handle(shielded);
    },
    renewIce(servers) {
      if (!isOver(state)) connection.setConfiguration(configurationOf(shield, servers));
    },
    async replaceTrack(track) {
      const sender = connection.getSenders().find((one) => one.track?.kind === track.kind);
      await sender?.replaceTrack(track);
    },
    say: (message) => channel.send(message),
    breakSealing: () => happen({ type: 'sealing-broken' }),
    close() {
      if (isOver(state)) return;
      channel.send({ type: 'bye' });
      happen({ type: 'closed' });
    },
  };
}

function configurationOf(connection: Connection, servers: readonly IceServer[]): RTCConfiguration {
  return {
    iceServers: servers.map(({ urls, username, credential }) => ({
      urls,
      ...(username === undefined ? {} : { username }),
      ...(credential === undefined ? {} : { credential }),
    })),
    iceTransportPolicy: connection === 'shielded' ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  };
}
