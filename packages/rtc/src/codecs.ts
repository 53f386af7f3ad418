/** The part of an RTCPeerConnection that the order of codecs is set on. */
export interface CodecConnection {
  getTransceivers(): readonly CodecTransceiver[];
}

export interface CodecTransceiver {
  readonly receiver: { readonly track: Pick<MediaStreamTrack, 'kind'> };
  readonly setCodecPreferences?: RTCRtpTransceiver['setCodecPreferences'];
}

export interface CodecChoice {
  readonly phone?: boolean;
  /** What this browser can receive; null where it cannot say. */
  readonly capabilities?: () => RTCRtpCapabilities | null;
}

/**
 * VP9 says the same as VP8 in about a third fewer bits, which our relay carries twice, and each
 * current browser encodes it in time. AV1 needs fewer still and more processor than a call and a
 * picture check leave. H264 before VP8 for an older Safari, which has hardware for it and no VP9.
 */
const COMPUTER = ['video/vp9', 'video/av1', 'video/h264', 'video/vp8'];
/**
 * Nearly every phone has hardware for H264, and stays cool. VP8 next, the lightest in software; every
 * browser must have these two (RFC 7742 §5).
 */
const PHONE = ['video/h264', 'video/vp8', 'video/vp9', 'video/av1'];
/** No pictures of their own: they mend those of others, and stay behind them. */
const REPAIR = /^video\/(rtx|red|ulpfec|flexfec.*)$/;

/**
 * Says in which order this browser would like to receive picture codecs. None is left out, so any
 * two browsers still have one in common. Call it once the tracks are added, before an offer or
 * answer. The number of transceivers that took it: 0 where the browser has its own order only.
 */
export function preferCodecs(connection: CodecConnection, choice: CodecChoice = {}): number {
  const { phone = false, capabilities = videoCapabilities } = choice;
  const codecs = capabilities()?.codecs ?? [];
  if (codecs.length === 0) return 0;
  const ordered = orderCodecs(codecs, phone);
  return connection
    .getTransceivers()
    .filter(({ receiver }) => receiver.track.kind === 'video')
    .filter((transceiver) => prefer(transceiver, ordered)).length;
}

/** All of them, the preferred first; those that share a name stay in the browser's order. */
export function orderCodecs<Codec extends Pick<RTCRtpCodec, 'mimeType' | 'sdpFmtpLine'>>(
  codecs: readonly Codec[],
  phone: boolean,
): Codec[] {
  const order = phone ? PHONE : COMPUTER;
  const rank = ({ mimeType, sdpFmtpLine = '' }: Codec) => {
    const name = mimeType.toLowerCase();
    if (REPAIR.test(name)) return 2 * order.length + 2;
    const at = order.indexOf(name);
    return at < 0 ? 2 * order.length : 2 * at + (isOdd(name, sdpFmtpLine) ? 1 : 0);
  };
  return codecs.toSorted((a, b) => rank(a) - rank(b));
}

/** The kinds of a codec that partners may lack: H264 in single packets, VP9 and AV1 beyond 8 bits 4:2:0. */
function isOdd(name: string, format: string): boolean {
  if (name === 'video/h264') return !/packetization-mode=1/.test(format);
  return /profile(-id)?=[1-9]/.test(format);
}

function prefer(transceiver: CodecTransceiver, codecs: RTCRtpCodec[]): boolean {
  try {
    if (transceiver.setCodecPreferences === undefined) return false;
    transceiver.setCodecPreferences(codecs);
    return true;
  } catch {
    // A browser that wants its own list (InvalidModificationError): its own order does as well.
    return false;
  }
}

function videoCapabilities(): RTCRtpCapabilities | null {
  if (typeof RTCRtpReceiver === 'undefined') return null;
  return RTCRtpReceiver.getCapabilities?.('video') ?? null;
}
