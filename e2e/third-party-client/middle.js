// Two calls in one page, each with somebody else, whose picture and sound are shown to the other.
import { makeSessionKey } from './session-key.js';
import { Visitor } from './visitor.js';

const at = (id) => document.getElementById(id);
const own = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
const made = [];
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration) {
    super(configuration);
    made.push(this);
  }
};

const heard = { left: null, right: null };
const sides = { left: null, right: null };
for (const side of ['left', 'right']) {
  sides[side] = new Visitor({
    session: await makeSessionKey(),
    tracks: own.getTracks(),
    onState: (words) => (at(side).textContent = words),
    onRole: () => undefined,
    onStream: (stream) => (heard[side] = stream),
    onText: (text) => sides[side === 'left' ? 'right' : 'left'].say(text),
    onSigns: () => undefined,
  });
  at(`find-${side}`).addEventListener('click', () => sides[side].find({ mode: 'video', connection: 'shielded' }));
}

/** The left call was the first of the two. */
at('pass').addEventListener('click', async () => {
  const calls = made.filter((one) => one.connectionState === 'connected');
  for (const [to, from] of [[calls[0], heard.right], [calls[1], heard.left]]) {
    for (const sender of to.getSenders()) {
      const track = from.getTracks().find(({ kind }) => kind === sender.track?.kind);
      if (track !== undefined) await sender.replaceTrack(track);
    }
  }
  at('passed').textContent = 'passed on';
});
