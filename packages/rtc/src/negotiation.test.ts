import type { Role } from '@visavis/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NegotiatingConnection, negotiate, type NegotiationContent } from './negotiation.ts';

/** The signaling states of JSEP with implicit rollback, and nothing else of a connection. */
class FakeConnection extends EventTarget {
  readonly name: string;
  signalingState: RTCSignalingState = 'stable';
  localDescription: RTCSessionDescription | null = null;
  remoteDescription: RTCSessionDescription | null = null;
  /** The offer and answer in force; both sides must come to the same. */
  agreed: string | null = null;
  rollbacks = 0;
  candidates: string[] = [];
  #offers = 0;
  #remote: string | null = null;

  constructor(name: string) {
    super();
    this.name = name;
  }

  async setLocalDescription(): Promise<void> {
    await Promise.resolve();
    if (this.signalingState === 'have-remote-offer') {
      this.#become('answer', `answer of ${this.name} to ${this.#remote}`);
      this.#agree(`${this.localDescription?.sdp}`);
    } else {
      this.#offers += 1;
      this.#become('offer', `offer ${this.#offers} of ${this.name}`);
      this.signalingState = 'have-local-offer';
    }
  }

  async setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
    await Promise.resolve();
    this.remoteDescription = { type, sdp, toJSON: () => ({ type, sdp }) };
    if (type === 'offer') {
      if (this.signalingState === 'have-local-offer') this.rollbacks += 1;
      this.#remote = sdp;
      this.signalingState = 'have-remote-offer';
    } else {
      const mine = `to ${this.localDescription?.sdp}`;
      if (this.signalingState !== 'have-local-offer' || !sdp.endsWith(mine)) {
        throw new DOMException('', 'InvalidStateError');
      }
      this.#agree(sdp);
    }
  }

  async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
    if (this.#remote === null && this.agreed === null)
      throw new DOMException('', 'InvalidStateError');
    this.candidates.push(candidate?.candidate ?? '');
  }

  #become(type: RTCSdpType, sdp: string): void {
    this.localDescription = { type, sdp, toJSON: () => ({ type, sdp }) };
  }

  #agree(answer: string): void {
    this.agreed = answer;
    this.signalingState = 'stable';
  }
}

function side(role: Role, send: (content: NegotiationContent) => void) {
  const fake = new FakeConnection(role);
  let refused = 0;
  const ending = new AbortController();
  const negotiation = negotiate({
    // The fake has the listeners of EventTarget; their event types are the one thing it lacks.
    connection: fake as unknown as NegotiatingConnection,
    role,
    signal: ending.signal,
    send,
    onRefused: () => {
      refused += 1;
    },
  });
  return {
    fake,
    negotiation,
    offer: () => fake.dispatchEvent(new Event('negotiationneeded')),
    refused: () => refused,
    end: () => ending.abort(),
  };
}

const candidate: NegotiationContent = {
  type: 'candidate',
  candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 },
};

describe('negotiate', () => {
  it('answers an offer', async () => {
    const sent: NegotiationContent[] = [];
    const polite = side('polite', (content) => sent.push(content));
    await polite.negotiation.handle({
      type: 'description',
      description: { type: 'offer', sdp: 'theirs' },
    });
    expect(sent).toEqual([
      { type: 'description', description: { type: 'answer', sdp: 'answer of polite to theirs' } },
    ]);
  });

  it('[N1] [N3] ignores a colliding offer and its candidates on the impolite side', async () => {
    const sent: NegotiationContent[] = [];
    const impolite = side('impolite', (content) => sent.push(content));
    impolite.offer();
    await impolite.negotiation.handle({
      type: 'description',
      description: { type: 'offer', sdp: 'theirs' },
    });
    await impolite.negotiation.handle(candidate);
    expect(sent).toHaveLength(1);
    expect(impolite.fake.signalingState).toBe('have-local-offer');
    expect(impolite.refused()).toBe(0);
  });

  it('[N2] lets the impolite side open, so that the first offers never collide', async () => {
    const sent: NegotiationContent[] = [];
    const polite = side('polite', (content) => sent.push(content));
    polite.offer();
    expect(sent).toEqual([]);
    expect(polite.fake.signalingState).toBe('stable');
  });

  it('[N1] gives way to a colliding offer on the polite side', async () => {
    const polite = side('polite', () => {});
    await polite.negotiation.handle({
      type: 'description',
      description: { type: 'offer', sdp: 'first' },
    });
    polite.offer();
    await polite.negotiation.handle({
      type: 'description',
      description: { type: 'offer', sdp: 'theirs' },
    });
    expect(polite.fake.rollbacks).toBe(1);
    expect(polite.fake.agreed).toBe('answer of polite to theirs');
  });

  it('survives a description that the browser refuses', async () => {
    const polite = side('polite', () => {});
    await polite.negotiation.handle({
      type: 'description',
      description: { type: 'answer', sdp: 'to nothing' },
    });
    expect(polite.refused()).toBe(1);
    await polite.negotiation.handle({
      type: 'description',
      description: { type: 'offer', sdp: 'theirs' },
    });
    expect(polite.fake.agreed).toBe('answer of polite to theirs');
  });

  it('[N3] says a candidate in the four fields of the protocol, and the end as null', () => {
    const sent: NegotiationContent[] = [];
    const polite = side('polite', (content) => sent.push(content));
    const line = { candidate: 'c', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' };
    for (const one of [{ ...line, address: '192.0.2.2' }, null]) {
      polite.fake.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: one }));
    }
    expect(sent).toEqual([
      { type: 'candidate', candidate: line },
      { type: 'candidate', candidate: null },
    ]);
  });

  it('neither hears nor says anything once it is over, not even what had begun', async () => {
    const sent: NegotiationContent[] = [];
    const impolite = side('impolite', (content) => sent.push(content));
    impolite.offer();
    impolite.end();
    impolite.offer();
    await impolite.negotiation.handle({ type: 'description', description: { type: 'answer', sdp: 'late' } });
    impolite.fake.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: null }));
    expect(sent).toEqual([]);
    expect(impolite.fake.remoteDescription).toBeNull();
    expect(impolite.refused()).toBe(0);
  });

  it('[N1] brings both sides to one agreement, however offers and messages cross', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom('polite', 'impolite'), { minLength: 1, maxLength: 6 }),
        async (scheduler, offers) => {
          // One chain a direction keeps the order, as the sealed channel does; the scheduler
          // decides which of the two chains moves on.
          const toImpolite = lane(scheduler, (content) => impolite.negotiation.handle(content));
          const toPolite = lane(scheduler, (content) => polite.negotiation.handle(content));
          const polite = side('polite', toImpolite);
          const impolite = side('impolite', toPolite);
          impolite.offer();
          for (const role of offers) {
            const who = role === 'polite' ? polite : impolite;
            void scheduler.schedule(Promise.resolve()).then(() => {
              // A browser fires the event in the stable state only.
              if (who.fake.signalingState === 'stable') who.offer();
            });
          }
          await scheduler.waitIdle();
          expect(polite.fake.signalingState).toBe('stable');
          expect(impolite.fake.signalingState).toBe('stable');
          expect(polite.fake.agreed).toBe(impolite.fake.agreed);
          expect(impolite.fake.rollbacks).toBe(0);
        },
      ),
    );
  });
});

function lane(scheduler: fc.Scheduler, deliver: (content: NegotiationContent) => Promise<void>) {
  let last: Promise<unknown> = Promise.resolve();
  return (content: NegotiationContent) => {
    last = last.then(() => scheduler.schedule(Promise.resolve())).then(() => deliver(content));
  };
}
