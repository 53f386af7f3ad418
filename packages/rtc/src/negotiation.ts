import type { Role } from '@visavis/protocol';
import type { PeerContent } from './sealed-channel.ts';

/** The part of an RTCPeerConnection that negotiation uses. */
export type NegotiatingConnection = Pick<
  RTCPeerConnection,
  | 'addEventListener'
  | 'addIceCandidate'
  | 'localDescription'
  | 'remoteDescription'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'signalingState'
>;

export interface NegotiationSettings {
  readonly connection: NegotiatingConnection;
  readonly role: Role;
  readonly send: (content: PeerContent) => void;
  /** The browser would not take a description or a candidate; nothing of it is passed on. */
  readonly onRefused: () => void;
}

export interface Negotiation {
  handle(content: PeerContent): Promise<void>;
}

type Description = Extract<PeerContent, { type: 'description' }>['description'];
type Candidate = Extract<PeerContent, { type: 'candidate' }>['candidate'];

/**
 * The "Perfect Negotiation Example" of W3C webrtc-pc (§10.7): argument-less setLocalDescription,
 * implicit rollback, and its three flags. Listens until the connection closes.
 */
export function negotiate(settings: NegotiationSettings): Negotiation {
  const { connection, role, send, onRefused } = settings;
  const polite = role === 'polite';
  let makingOffer = false;
  let ignoreOffer = false;
  let isSettingRemoteAnswerPending = false;

  const sendLocalDescription = () => {
    if (connection.localDescription === null) return;
    const { type, sdp } = connection.localDescription;
    send({ type: 'description', description: { type, sdp } });
  };

  connection.addEventListener('icecandidate', ({ candidate }) => {
    send({ type: 'candidate', candidate: candidate === null ? null : describe(candidate) });
  });

  connection.addEventListener('negotiationneeded', async () => {
    // Our one addition: the impolite side opens. Two first offers always collide, and Chromium 156
    // leaves the tracks of a first offer that it rolled back muted for good. Once the answer is
    // given, the browser fires again if anything of ours is still missing.
    if (polite && connection.remoteDescription === null) return;
    try {
      makingOffer = true;
      await connection.setLocalDescription();
      sendLocalDescription();
    } catch {
      onRefused();
    } finally {
      makingOffer = false;
    }
  });

  const handleDescription = async (description: Description) => {
    // An offer may come in while an answer is being set. The state is "stable" by the time the
    // offer is processed, so it is safe to chain it on the operations chain now.
    const readyForOffer =
      !makingOffer && (connection.signalingState === 'stable' || isSettingRemoteAnswerPending);
    const offerCollision = description.type === 'offer' && !readyForOffer;
    ignoreOffer = !polite && offerCollision;
    if (ignoreOffer) return;
    isSettingRemoteAnswerPending = description.type === 'answer';
    try {
      await connection.setRemoteDescription(description); // rolls back as needed
    } finally {
      isSettingRemoteAnswerPending = false;
    }
    if (description.type === 'offer') {
      await connection.setLocalDescription();
      sendLocalDescription();
    }
  };

  const handleCandidate = async (candidate: Candidate) => {
    if (candidate === null) return; // the browser that ends a generation also sends the empty line
    try {
      await connection.addIceCandidate({
        ...candidate,
        usernameFragment: candidate.usernameFragment ?? null,
      });
    } catch (error) {
      if (!ignoreOffer) throw error; // candidates of an ignored offer
    }
  };

  return {
    async handle(content) {
      try {
        if (content.type === 'description') await handleDescription(content.description);
        else await handleCandidate(content.candidate);
      } catch {
        onRefused();
      }
    },
  };
}

function describe(candidate: RTCIceCandidate): Candidate {
  const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
  return { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment };
}
