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

/** What negotiation tells the partner, and is told. */
export type NegotiationContent = Extract<PeerContent, { type: 'candidate' | 'description' }>;

export interface NegotiationSettings {
  readonly connection: NegotiatingConnection;
  readonly role: Role;
  /** Nothing is heard or sent once it is aborted. */
  readonly signal: AbortSignal;
  readonly send: (content: NegotiationContent) => void;
  /** The browser would not take a description or a candidate; nothing of it is passed on. */
  readonly onRefused: () => void;
}

export interface Negotiation {
  handle(content: NegotiationContent): Promise<void>;
}

type Description = Extract<PeerContent, { type: 'description' }>['description'];
type Candidate = Extract<PeerContent, { type: 'candidate' }>['candidate'];

/**
 * The "Perfect Negotiation Example" of W3C webrtc-pc (§10.7): argument-less setLocalDescription,
 * implicit rollback, and its three flags.
 */
export function negotiate(settings: NegotiationSettings): Negotiation {
  const { connection, role, signal, onRefused } = settings;
  const polite = role === 'polite';
  let makingOffer = false;
  let ignoreOffer = false;
  let isSettingRemoteAnswerPending = false;

  /** What the browser finishes after the end is for nobody any more. */
  const send = (content: NegotiationContent) => {
    if (!signal.aborted) settings.send(content);
  };
  const refuse = () => {
    if (!signal.aborted) onRefused();
  };

  const sendLocalDescription = () => {
    if (connection.localDescription === null) return;
    const { type, sdp } = connection.localDescription;
    send({ type: 'description', description: { type, sdp } });
  };

  const sendCandidate = ({ candidate }: RTCPeerConnectionIceEvent) => {
    send({ type: 'candidate', candidate: candidate === null ? null : describe(candidate) });
  };

  const offer = async () => {
    // Our one addition: the impolite side opens. Two first offers always collide, and Chromium 156
    // leaves the tracks of a first offer that it rolled back muted for good. Once the answer is
    // given, the browser fires again if anything of ours is still missing.
    if (polite && connection.remoteDescription === null) return;
    try {
      makingOffer = true;
      await connection.setLocalDescription();
      sendLocalDescription();
    } catch {
      refuse();
    } finally {
      makingOffer = false;
    }
  };

  connection.addEventListener('icecandidate', sendCandidate, { signal });
  connection.addEventListener('negotiationneeded', offer, { signal });

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
      if (signal.aborted) return;
      try {
        if (content.type === 'description') await handleDescription(content.description);
        else await handleCandidate(content.candidate);
      } catch {
        refuse();
      }
    },
  };
}

function describe(candidate: RTCIceCandidate): Candidate {
  const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
  return { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment };
}
