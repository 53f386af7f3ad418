import type { PeerCall, PeerCallSettings } from './peer-call-face.ts';
import { startPeerCall } from './peer-call.ts';
import { createSealedChannel, type PeerContent, type SealedChannel } from './sealed-channel.ts';
import { type SealingCrypto, startSealing } from './sealing.ts';

/** The part of WebCrypto that a call needs. */
export type CallCrypto = PeerCallSettings['subtle'] & SealingCrypto;

export interface SealedCallSettings extends Omit<PeerCallSettings, 'send' | 'subtle'> {
  readonly subtle: CallCrypto;
  /**
   * Puts a frame on the socket; where there is no open socket the frame may be dropped, and is sent
   * again after `handleRejoined`. False says so: then recovery waits for signaling.
   */
  readonly sendFrame: (frame: Uint8Array<ArrayBuffer>) => unknown;
}

export interface SealedCall extends Omit<PeerCall, 'breakSealing' | 'handle' | 'handleSignaling'> {
  /** One binary frame from the socket; its bytes must stay as they are. */
  handleFrame(frame: Uint8Array): void;
  /** The server said `rejoined`, or a wait after `rate-limited` is over. */
  handleRejoined(): void;
}

/** Frames kept while the keys are agreed; a partner has no reason to send more before an answer. */
const EARLY_FRAMES = 128;

/** A call whose negotiation travels sealed: the peer call and the sealed channel, put together. */
export function startSealedCall(settings: SealedCallSettings): SealedCall {
  const { keys, matched, subtle } = settings;
  const way = openSealedWay();
  const call = startPeerCall({ ...settings, send: (content) => way.send(content) });
  const sendFrame = (frame: Uint8Array<ArrayBuffer>) => {
    call.handleSignaling(settings.sendFrame(frame) !== false);
  };

  void startSealing(subtle, {
    match: matched.match,
    role: matched.role,
    keys,
    partnerKey: matched.partnerKey,
  }).then(
    (sealing) => {
      if (sealing.kind === 'refused') return call.breakSealing();
      const { sealer, opener } = sealing;
      const onMessage = (message: PeerContent) => call.handle(message);
      const onBroken = () => call.breakSealing();
      way.use(createSealedChannel({ sealer, opener, sendFrame, onMessage, onBroken }));
    },
    () => call.breakSealing(),
  );

  return {
    ...call,
    handleFrame: way.handleFrame,
    handleRejoined() {
      way.handleRejoined();
      call.handleSignaling(true);
    },
    close(reason) {
      way.close();
      call.close(reason);
    },
  };
}

/** The sealed channel, or what waits for it while the keys are agreed. */
type Way =
  | { readonly kind: 'agreeing'; readonly contents: PeerContent[]; readonly frames: Uint8Array[] }
  | { readonly kind: 'sealed'; readonly channel: SealedChannel }
  | { readonly kind: 'closed' };

function openSealedWay() {
  let way: Way = { kind: 'agreeing', contents: [], frames: [] };
  return {
    send(content: PeerContent) {
      if (way.kind === 'sealed') way.channel.send(content);
      if (way.kind === 'agreeing') way.contents.push(content);
    },
    handleFrame(frame: Uint8Array) {
      if (way.kind === 'sealed') way.channel.handleFrame(frame);
      if (way.kind === 'agreeing' && way.frames.length < EARLY_FRAMES) way.frames.push(frame);
    },
    handleRejoined() {
      if (way.kind === 'sealed') way.channel.handleRejoined();
    },
    use(channel: SealedChannel) {
      if (way.kind !== 'agreeing') return channel.close();
      const { contents, frames } = way;
      way = { kind: 'sealed', channel };
      contents.forEach((content) => channel.send(content));
      frames.forEach((frame) => channel.handleFrame(frame));
    },
    close() {
      if (way.kind === 'sealed') way.channel.close();
      way = { kind: 'closed' };
    },
  };
}
