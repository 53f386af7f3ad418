import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type CallEnd, createEndKeys, type EndKeys, MATCH, startEnd, startPair, TOKEN } from './fake-call.ts';
import { RENEW_MS, RESTART_MS } from './call-state.ts';
import { signText } from './evidence/signed-text.ts';

let keys: readonly [EndKeys, EndKeys];
beforeAll(async () => {
  keys = [await createEndKeys(), await createEndKeys()];
});

const wordsOf = (one: CallEnd) => one.eventsOf('text').map(({ text }) => text);
const signed = async (by: EndKeys, said: { role: 'polite' | 'impolite'; sequence: number; text: string; match?: string }) => ({
  type: 'text',
  sequence: said.sequence,
  text: said.text,
  signature: await signText({ subtle: crypto.subtle, key: by.signing.privateKey, match: MATCH, ...said }),
});

describe('[D5] [D6] texts of a call', () => {
  it('wait for the channel, arrive in order, and are said to have come', async () => {
    const pair = startPair(keys);
    expect([1, 2, 3].map((n) => pair.polite.call.sayText(`text ${n}`))).toEqual([1, 2, 3]);
    pair.connect();
    await vi.waitFor(() => expect(pair.polite.eventsOf('delivered').at(-1)?.sequence).toBe(3));
    expect(wordsOf(pair.impolite)).toEqual(['text 1', 'text 2', 'text 3']);
  });

  it('[N7] go again over a rebuilt connection, and are shown once', async () => {
    const pair = startPair(keys);
    pair.connect();
    pair.polite.call.sayText('before');
    await vi.waitFor(() => expect(pair.polite.eventsOf('delivered')).toHaveLength(1));
    const old = pair.polite.fake().channel;
    // The text arrives, the word that it did is lost with the path.
    pair.impolite.fake().channel.deliver = () => {};
    pair.polite.call.sayText('between');
    await vi.waitFor(() => expect(wordsOf(pair.impolite)).toHaveLength(2));
    old.deliver = () => {};
    pair.polite.call.sayText('after');
    await vi.waitFor(() => expect(old.sent).toContainEqual(expect.objectContaining({ text: 'after' })));
    pair.polite.fake().become('failed');
    pair.polite.clock.pass(RESTART_MS + RENEW_MS);
    pair.connect();
    await vi.waitFor(() => expect(pair.polite.eventsOf('delivered').at(-1)?.sequence).toBe(3));
    expect(wordsOf(pair.impolite)).toEqual(['before', 'between', 'after']);
  });

  it('are shown only when the partner signed them, for this match, role and place', async () => {
    const [own, partner] = keys;
    const one = startEnd({ role: 'polite', own, partner });
    one.fake().channel.open();
    const right = { role: 'impolite', sequence: 1, text: 'mine' } as const;
    const forged = [
      { ...(await signed(partner, right)), signature: 'A'.repeat(86) },
      await signed(own, right),
      await signed(partner, { ...right, role: 'polite' }),
      await signed(partner, { ...right, match: 'AAAAAAAAAAAAAAAAAAAAAA' }),
      { ...(await signed(partner, right)), text: 'changed' },
      { ...(await signed(partner, { ...right, sequence: 2 })), sequence: 1 },
      { type: 'text', text: 'unsigned' },
      await signed(partner, { ...right, sequence: 2 }),
    ];
    for (const message of forged) one.fake().channel.receive(message);
    one.fake().channel.receive(await signed(partner, right));
    await vi.waitFor(() => expect(wordsOf(one)).toEqual(['mine']));
    expect(one.fake().channel.sent).toEqual([{ type: 'delivered', sequence: 1 }]);
  });

  it('cost little when a partner sends a thousand at once', async () => {
    const [own, partner] = keys;
    const verify = vi.spyOn(crypto.subtle, 'verify');
    const one = startEnd({ role: 'polite', own, partner });
    one.fake().channel.open();
    for (let i = 0; i < 1_000; i += 1) {
      one.fake().channel.receive({ type: 'text', sequence: 1, text: '\u202e<img src=x>', signature: 'A'.repeat(86) });
    }
    const good = await signed(partner, { role: 'impolite', sequence: 1, text: 'still here' });
    one.clock.pass(1_000);
    one.fake().channel.receive(good);
    await vi.waitFor(() => expect(wordsOf(one)).toEqual(['still here']));
    expect(verify.mock.calls.length).toBeLessThanOrEqual(61);
    verify.mockRestore();
  });

  it('are not sent where one of the two has no key to sign with', () => {
    const [own, partner] = keys;
    expect(startEnd({ role: 'polite', own, partner, signing: null }).call.sayText('hello')).toBe(0);
  });

  it('[P4] can be proven, those that are asked for and no others, until the call is closed', async () => {
    const pair = startPair(keys);
    pair.connect();
    pair.polite.call.sayText('mine');
    pair.impolite.call.sayText('theirs');
    pair.impolite.call.sayText('theirs too');
    await vi.waitFor(() => expect(wordsOf(pair.polite)).toHaveLength(2));
    await vi.waitFor(() => expect(wordsOf(pair.impolite)).toHaveLength(1));
    pair.impolite.call.close();
    expect(pair.polite.eventsOf('state').at(-1)?.state).toEqual({ kind: 'ended', by: 'partner' });
    const proof = pair.polite.call.proofOf([
      { from: 'partner', sequence: 2 },
      { from: 'me', sequence: 1 },
      { from: 'partner', sequence: 9 },
    ]);
    const { token, texts } = JSON.parse(proof) as { token: string; texts: { role: string; text: string }[] };
    expect(token).toBe(TOKEN);
    expect(texts.map(({ role, text }) => [role, text]).toSorted()).toEqual([
      ['impolite', 'theirs too'],
      ['polite', 'mine'],
    ]);
    pair.polite.call.close();
    expect(pair.polite.call.proofOf([{ from: 'me', sequence: 1 }])).not.toContain('mine');
  });
});
