import { loadPart } from '@visavis/integrity/load-part';
import { sendingDeviceOf, timerClock } from '@visavis/rtc';
import { count, startCounting } from './counting.ts';
import { SERVICE } from './service.ts';
import type { World } from './visit/world.ts';

/** Put in by the build: whether the policy has a picture check. Without one nothing of it is in the build. */
declare const __GUARD__: boolean;

/** The real browser, as a visit needs it. */
export function browserWorld({ blocked, gate, loadCalls }: Pick<World, 'blocked' | 'gate' | 'loadCalls'>): World {
  if (gate.isAccepted()) startCounting(SERVICE);
  return {
    rules: SERVICE,
    blocked,
    loadCalls,
    loadGuard: __GUARD__ ? () => loadPart('guard', () => import('./guard.ts')) : null,
    onChallenge: async (puzzle) => (await loadPart('puzzle', () => import('./puzzle.ts'))).solvePuzzle(puzzle),
    gate: {
      isAccepted: () => gate.isAccepted(),
      accept: () => {
        gate.accept();
        startCounting(SERVICE);
      },
    },
    count,
    clock: timerClock,
    now: () => Date.now(),
    random: () => Math.random(),
    randomBytes: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    subtle: crypto.subtle,
    deviceSignals: { page: document, permissions: navigator.permissions },
    device: sendingDeviceOf({ screen, connection: savingConnection(navigator) }),
    media: navigator.mediaDevices,
    openSocket: (subprotocol) => new WebSocket(signalingUrl(location), subprotocol),
    createConnection: (configuration) => new RTCPeerConnection(configuration),
    generateCertificate: () => RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' } as EcKeyGenParams),
    createAudioContext: () => new AudioContext(),
    goHome: () => location.assign('/'),
    reload: () => location.reload(),
  };
}

/** Chromium alone tells whether little data is to be used. */
const savingConnection = (from: Navigator & { readonly connection?: { readonly saveData?: boolean } }) => from.connection;

function signalingUrl({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`;
}
