import { timerClock } from '@visavis/rtc';
import { countCall, startCounting } from './counting.ts';
import type { World } from './visit/world.ts';

/** The real browser, as a visit needs it. */
export function browserWorld(gate: World['gate'], policy: World['policy']): World {
  if (gate.isAccepted()) startCounting();
  return {
    policy,
    gate: {
      isAccepted: () => gate.isAccepted(),
      accept: () => {
        gate.accept();
        startCounting();
      },
    },
    countCall,
    clock: timerClock,
    now: () => Date.now(),
    random: () => Math.random(),
    subtle: crypto.subtle,
    media: navigator.mediaDevices,
    openSocket: (subprotocol) => new WebSocket(signalingUrl(location), subprotocol),
    createConnection: (configuration) => new RTCPeerConnection(configuration),
    createAudioContext: () => new AudioContext(),
    goHome: () => location.assign('/'),
  };
}

function signalingUrl({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`;
}
