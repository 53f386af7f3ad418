import type { CodecConnection } from './codecs.ts';
import type { NegotiatingConnection } from './negotiation.ts';
import type { TalkingChannel } from './partner-channel.ts';
import type { RelayedConnection } from './relay-refusals.ts';
import type { CertifiedConnection } from './verification/fingerprints.ts';

/** The part of an RTCPeerConnection that a call uses. */
export type CallConnection = NegotiatingConnection &
  RelayedConnection &
  CertifiedConnection &
  CodecConnection &
  Pick<RTCPeerConnection, 'addTrack' | 'close' | 'connectionState' | 'removeTrack' | 'restartIce' | 'setConfiguration'> & {
    createDataChannel(label: string, init: RTCDataChannelInit): TalkingChannel;
  };
