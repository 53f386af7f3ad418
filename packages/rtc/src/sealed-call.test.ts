import type { Role, ServerMessage } from '@visavis/protocol';
import { describe, expect, it, vi } from 'vitest';
import type { PeerCallEvent } from './call-events.ts';
import { RENEW_MS, RESTART_MS } from './call-state.ts';
import { type Clock, timerClock } from './clock.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeConnection } from './fake-connection.ts';
import { type SealedCall, startSealedCall } from './sealed-call.ts';
import { createSealingKeys, type SealingKeys } from './sealing.ts';

const { subtle } = crypto;

interface Party {
  readonly call: SealedCall;
  readonly fake: FakeConnection;
  readonly events: PeerCallEvent[];
}

function party(
  keys: SealingKeys,
  partnerKey: string,
  wire: { role: Role; sendFrame: (frame: Uint8Array<ArrayBuffer>) => unknown; clock?: Clock },
): Party {
  const fakes: FakeConnection[] = [];
  const events: PeerCallEvent[] = [];
  const matched: Extract<ServerMessage, { type: 'matched' }> = {
    type: 'matched',
    match: 'AAAAAAAAAAAAAAAAAAAAAA',
    role: wire.role,
    mode: 'text',
    connection: 'direct',
    partner: 'AAAAAAAAAAAAAAAA',
    partnerKey,
    shared: [],
  };
  const call = startSealedCall({
    subtle,
    keys,
    matched,
    signing: null,
    iceServers: [],
    stream: null,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    clock: wire.clock ?? timerClock,
    createConnection(configuration) {
      const fake = new FakeConnection(configuration);
      fakes.push(fake);
      return fake.asConnection();
    },
    sendFrame: wire.sendFrame,
    onEvent: (event) => events.push(event),
  });
  return { call, fake: fakes[0] ?? expect.fail('no connection was made'), events };
}

const offer = { type: 'offer', sdp: 'v=0\r\na=mid:0\r\n' };

describe('startSealedCall', () => {
  it('carries an offer to the partner under seal, though both began before the keys were agreed', async () => {
    const [one, other] = await Promise.all([createSealingKeys(subtle), createSealingKeys(subtle)]);
    const frames: Uint8Array[] = [];
    const polite: Party = party(one, other.publicKey, { role: 'polite', sendFrame: () => {} });
    const impolite = party(other, one.publicKey, {
      role: 'impolite',
      sendFrame(frame) {
        frames.push(frame);
        polite.call.handleFrame(frame);
      },
    });
    impolite.fake.dispatchEvent(new Event('negotiationneeded'));
    await vi.waitFor(() => expect(polite.fake.remote).toEqual([offer]));
    expect(new TextDecoder('latin1').decode(frames[0])).not.toContain('v=0');
    polite.call.close();
    impolite.call.close();
  });

  it('[E9] [R5] sends again what was lost, once both seats are taken', async () => {
    const [one, other] = await Promise.all([createSealingKeys(subtle), createSealingKeys(subtle)]);
    const polite = party(one, other.publicKey, { role: 'polite', sendFrame: () => {} });
    const lost: Uint8Array[] = [];
    let relaying = false;
    const impolite = party(other, one.publicKey, {
      role: 'impolite',
      sendFrame: (frame) => (relaying ? polite.call.handleFrame(frame) : lost.push(frame)),
    });
    impolite.fake.dispatchEvent(new Event('negotiationneeded'));
    await vi.waitFor(() => expect(lost).toHaveLength(1));
    relaying = true;
    impolite.call.handleRejoined();
    await vi.waitFor(() => expect(polite.fake.remote).toEqual([offer]));
    polite.call.close();
    impolite.call.close();
  });

  it('[N5] [R1] waits with its recovery while no frame can be sent, until both seats are taken again', async () => {
    const [one, other] = await Promise.all([createSealingKeys(subtle), createSealingKeys(subtle)]);
    const clock = new FakeClock();
    let up = false;
    const sendFrame = vi.fn(() => up);
    const { call, fake, events } = party(one, other.publicKey, { role: 'impolite', sendFrame, clock });
    const needs = () => events.filter(({ type }) => type === 'need-ice').length;
    fake.become('connected');
    fake.become('failed');
    fake.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: null }));
    await vi.waitFor(() => expect(sendFrame).toHaveBeenCalled());
    clock.pass(RESTART_MS + RENEW_MS);
    expect(needs()).toBe(0);
    up = true;
    call.handleRejoined();
    const before = sendFrame.mock.calls.length;
    fake.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: null }));
    await vi.waitFor(() => expect(sendFrame.mock.calls.length).toBeGreaterThan(before + 1));
    clock.pass(RESTART_MS);
    expect(needs()).toBe(1);
    call.close();
  });

  it.each([
    ['its own key, mirrored back', (own: SealingKeys) => own.publicKey],
    ['a key that is no point', () => 'A'.repeat(87)],
  ])('[E2] fails when the server hands it %s', async (_, partnerKey) => {
    const own = await createSealingKeys(subtle);
    const { fake, events } = party(own, partnerKey(own), { role: 'polite', sendFrame: () => {} });
    await vi.waitFor(() => expect(fake.closed).toBe(true));
    expect(events).toEqual([
      { type: 'state', state: { kind: 'failed', reason: 'sealing-broken' } },
    ]);
  });

  it('[E8] fails when frames that do not open keep coming', async () => {
    const [one, other] = await Promise.all([createSealingKeys(subtle), createSealingKeys(subtle)]);
    const { call, fake } = party(one, other.publicKey, { role: 'polite', sendFrame: () => {} });
    const forged = new Uint8Array(256);
    forged[0] = 1;
    for (let i = 0; i < 3; i += 1) call.handleFrame(forged);
    await vi.waitFor(() => expect(fake.closed).toBe(true));
  });
});
