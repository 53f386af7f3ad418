import type { Connection } from '@visavis/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { RENEW_MS, RESTART_MS } from './call-state.ts';
import { connectionNow } from './direct-agreement.ts';
import { type CallEnd, createEndKeys, type EndKeys, startPair } from './fake-call.ts';

let keys: readonly [EndKeys, EndKeys];
beforeAll(async () => {
  keys = [await createEndKeys(), await createEndKeys()];
});

const host = 'candidate:1 1 udp 1 192.0.2.2 54321 typ host';

function connected(mayGoDirect = true) {
  const pair = startPair(keys, { mayGoDirect });
  pair.connect();
  return pair;
}

const policyOf = (one: CallEnd) => one.fake().configurations.at(-1)?.iceTransportPolicy;
const directOf = (one: CallEnd) => one.eventsOf('direct').map(({ mine, theirs, connection }) => [mine, theirs, connection]);
const gatherHost = (one: CallEnd) =>
  one.fake().dispatchEvent(
    Object.assign(new Event('icecandidate'), { candidate: { candidate: host, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' } }),
  );
const triedBy = async (one: CallEnd) => {
  await Promise.resolve();
  return JSON.stringify(one.fake().remote);
};

describe('connectionNow', () => {
  it.each<[Connection, boolean, boolean, Connection]>([
    ['shielded', false, false, 'shielded'],
    ['shielded', true, false, 'shielded'],
    ['shielded', false, true, 'shielded'],
    ['shielded', true, true, 'direct'],
    ['direct', false, false, 'direct'],
  ])('of a match that is %s, agreed by us: %s, by them: %s, is %s', (matched, mine, theirs, now) => {
    expect(connectionNow(matched, { mine, theirs })).toBe(now);
  });
});

describe('[D7] going direct', () => {
  it.each(['polite', 'impolite'] as const)('needs both, whoever of them begins (%s)', async (first) => {
    const { polite, impolite } = connected();
    const [one, other] = first === 'polite' ? [polite, impolite] : [impolite, polite];
    one.call.agreeToDirect(true);
    expect([policyOf(one), policyOf(other)]).toEqual(['relay', 'relay']);
    gatherHost(one);
    expect(await triedBy(other)).not.toContain('192.0.2.2');
    other.call.agreeToDirect(true);
    expect([policyOf(one), policyOf(other)]).toEqual(['all', 'all']);
    expect([polite.fake().restarts, impolite.fake().restarts]).toEqual([0, 1]);
    expect(directOf(one)).toEqual([
      [true, false, 'shielded'],
      [true, true, 'direct'],
    ]);
    expect(directOf(other)).toEqual([
      [false, true, 'shielded'],
      [true, true, 'direct'],
    ]);
    gatherHost(one);
    expect(await triedBy(other)).toContain('192.0.2.2');
  });

  it('[N4] ends for both when one takes it back, and was never there when they did in time', async () => {
    const { polite, impolite } = connected();
    polite.call.agreeToDirect(true);
    polite.call.agreeToDirect(false);
    impolite.call.agreeToDirect(true);
    expect([policyOf(polite), policyOf(impolite)]).toEqual(['relay', 'relay']);
    expect(impolite.fake().restarts).toBe(0);
    polite.call.agreeToDirect(true);
    impolite.call.agreeToDirect(false);
    expect(directOf(polite).at(-1)).toEqual([true, false, 'shielded']);
    expect([policyOf(polite), policyOf(impolite)]).toEqual(['relay', 'relay']);
    gatherHost(impolite);
    expect(await triedBy(polite)).not.toContain('192.0.2.2');
  });

  it('starts ICE again once more where an offer came before the word that it is agreed', () => {
    const { polite, impolite } = connected();
    polite.call.agreeToDirect(true);
    const offer = { type: 'offer', sdp: `v=0\r\na=${host}\r\n` } as const;
    // Sealed messages and the data channel do not take the same way: here the channel is the slower one.
    const late: unknown[] = [];
    impolite.fake().channel.deliver = (message) => late.push(message);
    impolite.call.agreeToDirect(true);
    polite.call.handle({ type: 'description', description: offer });
    expect(impolite.fake().restarts).toBe(1);
    late.forEach((message) => polite.fake().channel.receive(message));
    expect(policyOf(polite)).toBe('all');
    expect(impolite.fake().restarts).toBe(2);
  });

  it('can be agreed to before there is a channel to say it over', () => {
    const pair = startPair(keys, { mayGoDirect: true });
    pair.polite.call.agreeToDirect(true);
    pair.connect();
    expect(directOf(pair.impolite)).toEqual([[false, true, 'shielded']]);
  });

  it('holds over a rebuild', () => {
    const { polite, impolite } = connected();
    polite.call.agreeToDirect(true);
    impolite.call.agreeToDirect(true);
    impolite.fake().become('failed');
    impolite.clock.pass(RESTART_MS + RENEW_MS);
    expect([policyOf(polite), policyOf(impolite)]).toEqual(['all', 'all']);
    expect(impolite.fakes).toHaveLength(2);
  });

  it('is taken back also when the word was said to a channel that was of no use any more', () => {
    const pair = connected();
    const { polite, impolite } = pair;
    polite.call.agreeToDirect(true);
    impolite.call.agreeToDirect(true);
    impolite.fake().become('failed');
    polite.fake().channel.deliver = () => {};
    polite.call.agreeToDirect(false);
    impolite.clock.pass(RESTART_MS + RENEW_MS);
    expect([policyOf(polite), policyOf(impolite)]).toEqual(['relay', 'all']);
    pair.connect();
    expect([policyOf(polite), policyOf(impolite)]).toEqual(['relay', 'relay']);
    expect(directOf(impolite).at(-1)).toEqual([true, false, 'shielded']);
  });

  it('is not agreed to and taken back by a partner without end', () => {
    const { impolite } = connected();
    impolite.call.agreeToDirect(true);
    for (let i = 0; i < 200; i += 1) {
      impolite.fake().channel.receive({ type: 'direct', agreed: i % 2 === 0 });
      impolite.clock.pass(100);
    }
    expect(impolite.fake().restarts).toBeLessThanOrEqual(2 * (6 + 20 / 5));
    expect(policyOf(impolite)).toBe('relay');
  });

  it('is nothing to talk about where the service does not offer it', () => {
    const { polite, impolite } = connected(false);
    polite.call.agreeToDirect(true);
    impolite.call.agreeToDirect(true);
    impolite.fake().channel.receive({ type: 'direct', agreed: true });
    expect([policyOf(polite), policyOf(impolite)]).toEqual(['relay', 'relay']);
    expect(directOf(impolite)).toEqual([]);
  });
});
