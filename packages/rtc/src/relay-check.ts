import type { IceServer } from '@visavis/protocol';
import type { Clock } from './clock.ts';
import { shieldCandidate } from './shield.ts';

/** `full`: the relay answered, and takes no more for now. */
export type RelayCheck = 'works' | 'fails' | 'full';

/** The part of an RTCPeerConnection that the check uses. */
export type CheckedConnection = Pick<
  RTCPeerConnection,
  | 'addEventListener'
  | 'addIceCandidate'
  | 'close'
  | 'localDescription'
  | 'setLocalDescription'
  | 'setRemoteDescription'
> & {
  createDataChannel(
    label: string,
    init: RTCDataChannelInit,
  ): Pick<RTCDataChannel, 'addEventListener' | 'send'>;
};

export interface RelayCheckSettings {
  readonly iceServers: readonly IceServer[];
  readonly createConnection: (configuration: RTCConfiguration) => CheckedConnection;
  readonly clock: Pick<Clock, 'after'>;
}

/** A call takes longer to give up; who waits for a check has not started one. */
export const RELAY_CHECK_MS = 5_000;
/** Allocation quota reached, insufficient capacity (RFC 8656 §19). */
const FULL = [486, 508];
const ECHO = 'visavis';

let running: Promise<RelayCheck> | null = null;

/**
 * Whether our relay carries this browser's calls: a word goes to itself and back, from one
 * connection to another, over the relay alone. Asked again while it runs, it is the same check:
 * each takes two places of the relay.
 */
export function checkRelay(settings: RelayCheckSettings): Promise<RelayCheck> {
  running ??= check(settings).finally(() => {
    running = null;
  });
  return running;
}

async function check(settings: RelayCheckSettings): Promise<RelayCheck> {
  const { clock } = settings;
  const ends: CheckedConnection[] = [];
  const { promise, resolve } = Promise.withResolvers<RelayCheck>();
  let full = false;
  const giveUp = () => resolve(full ? 'full' : 'fails');
  const stopTimer = clock.after(RELAY_CHECK_MS, giveUp);

  try {
    const here = open(settings, ends);
    const there = open(settings, ends);
    echo(here, there, () => resolve('works'));
    const described = connect(here, there);
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      from.addEventListener('icecandidateerror', ({ errorCode }) => {
        full ||= FULL.includes(errorCode);
      });
      const give = (candidate: RTCIceCandidateInit) =>
        // One that is refused is one way less; without any the timer ends the check.
        void described.then(() => to.addIceCandidate(candidate)).catch(() => undefined);
      const pass = passCandidates(give, giveUp);
      from.addEventListener('icecandidate', ({ candidate }) => pass(candidate));
    }
    void described.catch(giveUp);
    return await promise;
  } catch {
    return 'fails';
  } finally {
    stopTimer();
    ends.forEach((end) => end.close());
  }
}

function open(settings: RelayCheckSettings, ends: CheckedConnection[]): CheckedConnection {
  const iceServers = settings.iceServers.map(({ urls, username, credential }) => ({
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }));
  const end = settings.createConnection({ iceServers, iceTransportPolicy: 'relay' });
  ends.push(end);
  return end;
}

/** Gives on relay candidates alone, and gives up when there was none. */
function passCandidates(
  give: (candidate: RTCIceCandidateInit) => void,
  giveUp: () => void,
): (candidate: RTCIceCandidate | null) => void {
  let passed = 0;
  return (candidate) => {
    // Null and the empty line both mean: there are no more.
    if (candidate === null || candidate.candidate === '') return passed === 0 ? giveUp() : undefined;
    const line = shieldCandidate('shielded', candidate.candidate);
    if (line === null) return;
    passed += 1;
    give({ candidate: line, sdpMid: candidate.sdpMid, sdpMLineIndex: candidate.sdpMLineIndex });
  };
}

function echo(here: CheckedConnection, there: CheckedConnection, onBack: () => void): void {
  const [mine, theirs] = [here, there].map((end) =>
    end.createDataChannel('check', { negotiated: true, id: 0 }),
  );
  mine?.addEventListener('open', () => mine.send(ECHO));
  theirs?.addEventListener('message', ({ data }) => {
    if (data === ECHO) theirs.send(ECHO);
  });
  mine?.addEventListener('message', ({ data }) => {
    if (data === ECHO) onBack();
  });
}

async function connect(here: CheckedConnection, there: CheckedConnection): Promise<void> {
  await here.setLocalDescription();
  if (here.localDescription === null) throw new Error('no offer');
  await there.setRemoteDescription(here.localDescription);
  await there.setLocalDescription();
  if (there.localDescription === null) throw new Error('no answer');
  await here.setRemoteDescription(there.localDescription);
}
