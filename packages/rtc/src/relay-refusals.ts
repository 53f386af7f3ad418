/** The part of an RTCPeerConnection that tells what became of its relay. */
export type RelayedConnection = Pick<RTCPeerConnection, 'addEventListener' | 'iceGatheringState'>;

export interface RelayRefusalsSettings {
  readonly connection: RelayedConnection;
  readonly signal: AbortSignal;
  /** All gathered: the relay gave no candidate, and its one answer was that it is full. */
  readonly onFull: () => void;
}

/** Allocation quota reached, insufficient capacity (RFC 8656 §19): the relay takes no more for now. */
const FULL: readonly number[] = [486, 508];
/** From here on the browser speaks for itself, as of a server that it did not reach (webrtc-pc §4.8.3). */
const BROWSERS_OWN = 700;

/** Notices that our relay is full, which is worth other words than a network that lets nothing through. */
export function watchRelayRefusals({ connection, signal, onFull }: RelayRefusalsSettings): void {
  let full = false;
  let otherwise = false;

  const noteError = ({ errorCode }: RTCPeerConnectionIceErrorEvent) => {
    if (FULL.includes(errorCode)) full = true;
    else if (isAnswer(errorCode)) otherwise = true;
  };
  const noteCandidate = ({ candidate }: RTCPeerConnectionIceEvent) => {
    if (candidate !== null && / typ relay\b/i.test(candidate.candidate)) otherwise = true;
  };
  const judge = () => {
    if (connection.iceGatheringState === 'gathering') {
      full = false;
      otherwise = false;
    }
    if (connection.iceGatheringState === 'complete' && full && !otherwise) onFull();
  };
  connection.addEventListener('icecandidateerror', noteError, { signal });
  connection.addEventListener('icecandidate', noteCandidate, { signal });
  connection.addEventListener('icegatheringstatechange', judge, { signal });
}

/** Whether a relay said this, and not the browser about one that it did not reach. */
export function isAnswer(errorCode: number): boolean {
  return errorCode < BROWSERS_OWN;
}
