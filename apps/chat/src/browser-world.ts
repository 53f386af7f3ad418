import { timerClock } from '@visavis/rtc';
import { count, startCounting } from './counting.ts';
import { SERVICE } from './service.ts';
import type { World } from './visit/world.ts';

/** The real browser, as a visit needs it. */
export function browserWorld({ gate, loadCalls }: Pick<World, 'gate' | 'loadCalls'>): World {
  if (gate.isAccepted()) startCounting(SERVICE.beacon);
  return {
    rules: SERVICE,
    loadCalls,
    onChallenge: async (puzzle) => (await import('./puzzle.ts')).solvePuzzle(puzzle),
    gate: {
      isAccepted: () => gate.isAccepted(),
      accept: () => {
        gate.accept();
        startCounting(SERVICE.beacon);
      },
    },
    count,
    clock: timerClock,
    now: () => Date.now(),
    random: () => Math.random(),
    subtle: crypto.subtle,
    media: navigator.mediaDevices,
    openSocket: (subprotocol) => new WebSocket(signalingUrl(location), subprotocol),
    createConnection: (configuration) => new RTCPeerConnection(configuration),
    createAudioContext: () => new AudioContext(),
    goHome: () => location.assign('/'),
    reload: () => location.reload(),
  };
}

function signalingUrl({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`;
}
